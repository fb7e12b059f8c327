declare module 'parse-prometheus-text-format' {
  type Sample = { labels?: Record<string, string>; value?: string; count?: string; sum?: string };
  /** Parses Prometheus's text format. */
  export default function parse(
    text: string,
  ): { name: string; type: string; help: string; metrics: Sample[] }[];
}
