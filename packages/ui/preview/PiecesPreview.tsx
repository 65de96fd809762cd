import { lazy, Suspense, useState } from "react";
import { Badge, StateBadge } from "../src/Badge.tsx";
import { Button, ButtonLink } from "../src/Button.tsx";
import { ConfirmButton } from "../src/ConfirmButton.tsx";
import { DateField } from "../src/DateField.tsx";
import { Empty } from "../src/Empty.tsx";
import { ErrorNote, Note } from "../src/ErrorNote.tsx";
import { Icon } from "../src/Icon.tsx";
import { Checkbox, Input, Select, Textarea } from "../src/Input.tsx";
import { Menu } from "../src/Menu.tsx";
import { Breadcrumb, Nav } from "../src/Nav.tsx";
import { Progress } from "../src/Progress.tsx";
import { Skeleton, Spinner } from "../src/Spinner.tsx";
import type { TaskState } from "../src/task-state.ts";
import { useTheme } from "../src/theme.tsx";
import { ToastProvider, useToast } from "../src/Toast.tsx";
import { dayMarks } from "./sample.ts";
import { states } from "./texts.ts";

const ChoiceField = lazy(async () => ({
  default: (await import("../src/ChoiceField.tsx")).ChoiceField,
}));

const navItems = [
  { key: "work", label: "今日待办", href: "#work", icon: "check", count: 6 },
  { key: "launches", label: "开盘筹备", href: "#launches", icon: "gantt" },
  { key: "estates", label: "项目", href: "#estates", icon: "building" },
  { key: "people", label: "人员", href: "#people", icon: "people" },
] as const;

export function PiecesPreview() {
  return (
    <ToastProvider texts={{ close: "关闭", label: "消息" }}>
      <Pieces />
    </ToastProvider>
  );
}

function Pieces() {
  const toast = useToast();
  const { choice, choose } = useTheme();
  const [day, setDay] = useState<string | undefined>("2027-05-01");
  const [role, setRole] = useState<string>();
  return (
    <>
      <Breadcrumb
        label="位置"
        items={[
          { key: "1", label: "锦程物业", href: "#" },
          { key: "2", label: "华东地区", href: "#" },
          { key: "3", label: "锦程·云璟台" },
        ]}
      />
      <div className="preview-row">
        <Button kind="PRIMARY">完成任务</Button>
        <Button icon="calendar">调整日期</Button>
        <Button kind="QUIET">取消</Button>
        <Button kind="DANGER" icon="trash">
          删除
        </Button>
        <Button busy>正在保存</Button>
        <Button unavailable="请先上传完成凭证">提交审核</Button>
        <ButtonLink href="#" icon="download">
          下载模板
        </ButtonLink>
        <Button small>小按钮</Button>
        <Menu
          label={`主题: ${choice}`}
          icon="moon"
          items={(["SYSTEM", "LIGHT", "DARK"] as const).map((key) => ({
            key,
            label: { SYSTEM: "跟随系统", LIGHT: "浅色", DARK: "深色" }[key],
            checked: key === choice,
            onChoose: () => choose(key),
          }))}
        />
        <ConfirmButton
          kind="DANGER"
          question="撤销这批导入？已导入的 128 套房屋会一并移除。"
          confirmText="撤销导入"
          cancelText="保留"
          onConfirm={() => toast({ text: "已撤销导入", tone: "OK" })}
        >
          撤销导入
        </ConfirmButton>
        <Button
          onClick={() => {
            toast({ text: "任务已完成", tone: "OK", action: { label: "撤回", onAct: () => {} } });
            toast({ text: "没有保存成功，请重试(编号 7f3a)", tone: "BAD" });
          }}
        >
          消息
        </Button>
      </div>
      <div className="preview-row">
        {(Object.keys(states) as TaskState[]).map((state) => (
          <StateBadge key={state} state={state} word={states[state]} />
        ))}
        <Badge>法定</Badge>
        <Badge tone="CRITICAL">关键路径</Badge>
        <Badge tone="WARN" icon="calendar">
          日历暂定
        </Badge>
        <Spinner label="正在加载" />
      </div>
      <div className="preview-columns">
        <div className="preview-stack">
          <Input label="项目名称" required defaultValue="锦程·云璟台" />
          <Input label="手机号" error="手机号应为 11 位数字" defaultValue="138001380" />
          <Input label="密码" type="password" hint="至少 12 个字符" />
          <Select
            label="使用性质"
            placeholder="请选择"
            optionalText="选填"
            options={[
              { value: "r", label: "住宅" },
              { value: "c", label: "商业" },
            ]}
          />
          <DateField
            label="开盘日期"
            lang="zh-CN"
            value={day}
            onChange={setDay}
            dayMark={dayMarks}
            texts={{ rest: "休", makeUp: "班", provisional: "暂定" }}
          />
          <Suspense fallback={<Skeleton lines={2} />}>
            <ChoiceField
              label="责任人"
              value={role}
              onChange={setRole}
              placeholder="输入姓名或拼音"
              noneText="没有匹配的人员"
              options={[
                { value: "1", label: "李敏", keywords: "limin lm" },
                { value: "2", label: "王建国", keywords: "wangjianguo wjg" },
              ]}
            />
          </Suspense>
          <Textarea label="不适用的原因" hint="会记入历史" />
          <Checkbox label="无需求" hint="该类物资本项目不申购" />
        </div>
        <div className="preview-stack">
          <Note>2028 年的放假安排尚未公布，相关日期为暂定。</Note>
          <Note tone="WARN">计划生成时已有 2 项任务逾期。</Note>
          <Note tone="OK">128 套房屋已导入。</Note>
          <ErrorNote retryText="重试" onRetry={() => {}}>
            计划没有加载出来。请检查网络后重试(编号 7f3a)。
          </ErrorNote>
          <Progress
            label="正在导入房屋"
            value={0.42}
            detail="已读 21,000 / 50,000 行，拒绝 12 行"
            onCancel={() => {}}
            texts={{ cancel: "停止" }}
          />
          <Progress label="正在检查工作簿" texts={{ cancel: "停止" }} />
          <Progress
            label="导入完成"
            state="DONE"
            detail="创建 49,988 套"
            texts={{ cancel: "停止" }}
          />
          <Skeleton lines={3} />
          <Empty title="今天没有待办" action={<Button>看看本周</Button>}>
            所有到期的任务都完成了。
          </Empty>
        </div>
        <div className="preview-stack">
          <Nav label="主导航" items={navItems} current="launches" />
          <Nav label="底部导航" form="BAR" items={navItems} current="work" />
          <div className="preview-row">
            {(
              [
                "alert",
                "arrowLeft",
                "bell",
                "bookmark",
                "building",
                "calendar",
                "camera",
                "check",
                "clock",
                "close",
                "columns",
                "download",
                "edit",
                "file",
                "filter",
                "flag",
                "gantt",
                "globe",
                "home",
                "info",
                "link",
                "list",
                "lock",
                "menu",
                "moon",
                "more",
                "people",
                "plus",
                "redo",
                "search",
                "settings",
                "stop",
                "sun",
                "trash",
                "upload",
                "user",
              ] as const
            ).map((name) => (
              <Icon key={name} name={name} size={18} />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
