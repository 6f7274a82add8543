/** The pictures of a report, in their order. */
const CHARTS = ['radar', 'dimensions', 'strips', 'use-cases', 'points', 'priority', 'roadmap'] as const

export type ChartName = (typeof CHARTS)[number]

export const isChart = (name: string | undefined): name is ChartName => CHARTS.some((chart) => chart === name)
