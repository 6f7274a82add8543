import { useTranslations } from 'use-intl'
import { GanttBar, type GanttBarKind } from '#app/charts/dom/gantt-bar.tsx'
import { hatch } from '#app/charts/hatch.ts'
import type { GanttRow } from '#app/report/model/report-model.ts'

const BOX = { x: 1, y: 5, width: 26, height: 10 }
const KINDS: readonly GanttBarKind[] = ['homework', 'prepare', 'baseline', 'pilot', 'gate', 'next', 'scale']

/** What the bars mean: those kinds that the picture has. */
export function GanttLegend({ rows }: { rows: readonly GanttRow[] }) {
  const t = useTranslations('roadmap.legend')
  const kinds = KINDS.filter((kind) => rows.some((row) => row.kind === kind))
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-soft">
      {kinds.map((kind) => (
        <Entry key={kind} kind={kind} text={t(kind)} />
      ))}
      {rows.some(({ perhapsUnnecessary }) => perhapsUnnecessary) && (
        <Entry kind="prepare" text={t('perhaps')} isHatched />
      )}
    </ul>
  )
}

function Entry({ kind, text, isHatched = false }: { kind: GanttBarKind; text: string; isHatched?: boolean }) {
  const row = { id: kind, bar: BOX, hatch: isHatched ? hatch(BOX) : '', label: { x: 0, anchor: 'start' as const } }
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="block w-7 *:min-h-5">
        <GanttBar geometry={{ width: 28, rowHeight: 20, ticks: [] }} row={row} kind={kind} label="" />
      </span>
      {text}
    </li>
  )
}
