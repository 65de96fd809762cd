import type { IncomingMessage, ServerResponse } from "node:http";
import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

/** Sends a span per request to an OpenTelemetry collector. */
export interface Tracing {
  /** Begins the span of a request under the caller's `traceparent`; it ends with the response. */
  follow(request: IncomingMessage, response: ServerResponse, path: string): void;
  /** Sends what is left. */
  stop(): Promise<void>;
}

const propagator = new W3CTraceContextPropagator();
const headers = {
  get: (carrier: IncomingMessage["headers"], name: string) => carrier[name],
  keys: (carrier: IncomingMessage["headers"]) => Object.keys(carrier),
};

/** `endpoint`: the collector's base address (OTLP over HTTP), such as http://localhost:4318. Loaded only when one is set. */
export function startTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: new URL("/v1/traces", endpoint).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": "threshold" }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("threshold");
  return {
    follow(request, response, path) {
      const parent = propagator.extract(ROOT_CONTEXT, request.headers, headers);
      const attributes = { "http.request.method": request.method ?? "", "url.path": path };
      const span = tracer.startSpan(
        `${request.method} ${path}`,
        { kind: SpanKind.SERVER, attributes },
        parent,
      );
      response.once("close", () => {
        span.setAttribute("http.response.status_code", response.statusCode);
        span.setAttribute("threshold.request_id", String(response.getHeader("x-request-id")));
        if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
    },
    stop: () => provider.shutdown(),
  };
}
