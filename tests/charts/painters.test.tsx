import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { GanttBar } from '#app/charts/dom/gantt-bar.tsx'
import { Radar } from '#app/charts/dom/radar.tsx'
import { RangeBar } from '#app/charts/dom/range-bar.tsx'
import { StackedLosses } from '#app/charts/dom/stacked-losses.tsx'
import { WeeksBar } from '#app/charts/dom/weeks-bar.tsx'
import { layOutGantt } from '#app/charts/gantt.ts'

const gantt = layOutGantt({
  weeks: 4,
  rows: [{ id: 'a', start: 0, end: 2, perhapsUnnecessary: true }],
  ticks: [{ week: 0, text: '23 Nov' }],
  width: 400,
  rowHeight: 20,
})
const pictures = {
  radar: (
    <Radar
      axes={[
        { label: 'Pilot', lo: 0, hi: 100 },
        { label: 'Data', lo: 20, hi: 40 },
        { label: 'Team', lo: 50, hi: 50 },
      ]}
      title="Readiness by dimension"
      description="Pilot 0–100, Data 20–40, Team 50"
    />
  ),
  range: <RangeBar lo={20} hi={40} label="Data: 20 to 40 of 100" />,
  weeks: <WeeksBar lo={5} hi={7} max={40} tone="open" label="Ready in 5 to 7 weeks" />,
  gantt: gantt.rows.map((row) => (
    <GanttBar key={row.id} geometry={gantt} row={row} kind="prepare" label="23 Nov – 4 Dec" />
  )),
  losses: (
    <StackedLosses readiness={{ lo: 40, hi: 60 }} losses={[{ id: 'a', points: 40 }]} label="40 of 100 points lost" />
  ),
}

test.each(Object.entries(pictures))(
  'the %s picture has words for those who do not see it and no inline style',
  (_, picture) => {
    const markup = renderToStaticMarkup(picture)

    expect(markup).toMatch(/role="img"/)
    expect(markup).toMatch(/aria-label="[^"]+"|<title/)
    expect(markup).not.toContain('style=')
  },
)

test('without anything open no picture is hatched', () => {
  expect(renderToStaticMarkup(<RangeBar lo={30} hi={30} label="Data: 30 of 100" />)).not.toContain('<path')
})
