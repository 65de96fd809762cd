import { useState } from "react";
import { StateBadge } from "../src/Badge.tsx";
import { Button } from "../src/Button.tsx";
import { Note } from "../src/ErrorNote.tsx";
import { FileDrop } from "../src/FileDrop.tsx";
import { SidePanel } from "../src/SidePanel.tsx";
import { Timeline } from "../src/Timeline.tsx";
import { GanttPreview } from "./GanttPreview.tsx";
import { fileTexts, states } from "./texts.ts";

export function PanelPreview() {
  const [open, setOpen] = useState(true);
  const modal = !new URLSearchParams(location.search).has("beside");
  return (
    <>
      <GanttPreview />
      <Button onClick={() => setOpen(true)}>打开任务</Button>
      <SidePanel
        open={open}
        modal={modal}
        onClose={() => setOpen(false)}
        title="物资申购计划报审"
        subtitle="LCH-17 · 物资 · 锦程·云璟台"
        texts={{ close: "关闭" }}
        footer={
          <>
            <Button>标为不适用</Button>
            <Button kind="PRIMARY" unavailable="请先上传完成凭证">
              完成任务
            </Button>
          </>
        }
      >
        <div className="preview-row">
          <StateBadge state="OVERDUE" word={states.OVERDUE} />
          <span>最迟 2027年3月17日，逾期 3 天</span>
        </div>
        <Note tone="WARN">还不能完成：请先上传完成凭证。</Note>
        <FileDrop
          label="完成凭证"
          hint="照片、PDF、Word、Excel,每个不超过 20 MB"
          camera
          onAdd={() => {}}
          onRemove={() => {}}
          onRetry={() => {}}
          texts={fileTexts}
          items={[
            {
              key: "1",
              name: "物资申购计划(盖章扫描件).pdf",
              bytes: 2_340_000,
              state: "STORED",
              href: "#",
              note: "李敏 3月18日",
            },
            {
              key: "2",
              name: "现场照片 03.jpg",
              bytes: 5_800_000,
              state: "UPLOADING",
              progress: 0.6,
            },
            {
              key: "3",
              name: "报价单.exe",
              bytes: 800_000,
              state: "REFUSED",
              reason: "内容是程序，只接收照片、PDF 和 Office 文件",
            },
            {
              key: "4",
              name: "会议纪要.docx",
              bytes: 98_000,
              state: "FAILED",
              reason: "网络中断",
            },
          ]}
        />
        <section>
          <h3 style={{ marginBottom: "0.6rem" }}>历史</h3>
          <Timeline
            label="历史"
            hasMore
            onMore={() => {}}
            texts={{ empty: "还没有记录", none: "空", more: "更早的记录", changedTo: "改为" }}
            entries={[
              {
                key: "1",
                who: "王建国",
                what: "调整了开盘日期",
                at: "今天 09:24",
                atIso: "2027-03-20T09:24:00+08:00",
                from: "网页 · 10.2.3.4",
                changes: [
                  { field: "开盘日期", before: "2027年4月21日", after: "2027年5月1日" },
                  { field: "应完成日期", before: "3月7日", after: "3月17日" },
                ],
              },
              {
                key: "2",
                who: "李敏",
                what: "开始了任务",
                at: "3月10日 14:05",
                atIso: "2027-03-10T14:05:00+08:00",
                changes: [{ field: "状态", before: "未开始", after: "进行中" }],
              },
              {
                key: "3",
                who: "系统",
                what: "按模板生成了任务",
                at: "1月5日 10:00",
                atIso: "2027-01-05T10:00:00+08:00",
              },
            ]}
          />
        </section>
      </SidePanel>
    </>
  );
}
