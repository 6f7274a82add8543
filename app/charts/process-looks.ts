import type { ChartRole } from './process-chart.ts'

/** How something is drawn on white paper; left out: not at all. */
export type ProcessLook = { fill?: string; stroke?: string; strokeWidth?: number; dash?: string; isBold?: boolean }

/** Dark enough to be told apart in black and white; what matters differs in shape or dash, too. */
export const PROCESS_LOOKS: Record<ChartRole, ProcessLook> = {
  pilot: { fill: '#f1ede4' },
  limit: { stroke: '#646d7a', strokeWidth: 1, dash: '6 5' },
  centre: { stroke: '#1b2430', strokeWidth: 1 },
  target: { stroke: '#0f6b66', strokeWidth: 2, dash: '2 3' },
  start: { stroke: '#c9c3b4', strokeWidth: 1 },
  anew: { stroke: '#1b2430', strokeWidth: 1, dash: '8 3' },
  note: { stroke: '#646d7a', strokeWidth: 1, dash: '1 4' },
  control: { stroke: '#646d7a', strokeWidth: 1, dash: '3 3' },
  line: { stroke: '#55606e', strokeWidth: 1.5 },
  point: { fill: '#1b2430', stroke: '#ffffff', strokeWidth: 1 },
  provisional: { fill: '#ffffff', stroke: '#1b2430', strokeWidth: 1.5 },
  signal: { fill: '#2a67ac', stroke: '#ffffff', strokeWidth: 1 },
  axis: { stroke: '#e4e1d9', strokeWidth: 1 },
  label: { fill: '#55606e' },
  targetLabel: { fill: '#0f6b66', isBold: true },
}
