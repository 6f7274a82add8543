import type { RadarAxis } from '#app/charts/radar.ts'

/** What a radar shows, for somebody who does not see it: each axis with its range. */
export function radarInWords(title: string, axes: readonly RadarAxis[]): string {
  return `${title}: ${axes.map(({ label, lo, hi }) => `${label} ${rangeOf(lo, hi)}`).join('; ')}.`
}

function rangeOf(lo: number, hi: number): string {
  const [from, to] = [Math.round(lo), Math.round(hi)]
  return from === to ? String(from) : `${from}–${to}`
}
