import QRCode from "antd/es/qr-code";
import { AntTheme } from "@threshold/ui/AntTheme";

/** The enrolment's address as a code to scan. Black on white in both themes, so that every camera reads it. */
export function TotpQr({ uri, label }: { uri: string; label: string }) {
  return (
    <AntTheme>
      <div className="qr" role="img" aria-label={label}>
        <QRCode
          value={uri}
          type="svg"
          color="#000000"
          bgColor="#ffffff"
          bordered={false}
          size={176}
        />
      </div>
    </AntTheme>
  );
}
