import QRCode from "antd/es/qr-code";

/** Dark on light in both themes: cameras read it the wrong way round only sometimes. */
export function QrDrawing({ value, size }: { value: string; size: number }) {
  return (
    <QRCode
      type="svg"
      {...{ value, size }}
      color="#000000"
      bgColor="#ffffff"
      bordered={false}
      marginSize={2}
    />
  );
}
