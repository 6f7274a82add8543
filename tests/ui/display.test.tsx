import { expect, test } from 'vitest'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { ClockTime } from '#app/ui/clock-time.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Page } from '#app/ui/page.tsx'
import { ProgressLine } from '#app/ui/progress-line.tsx'
import { Table } from '#app/ui/table.tsx'
import { MarkShape, type Tone, VerdictMark } from '#app/ui/verdict-mark.tsx'
import { markup, tags, text } from './markup.tsx'

const tones: Tone[] = ['ready', 'almost', 'nearly', 'notyet', 'open', 'stop', 'none']

test('every verdict has a shape of its own, so that colour is never the only sign', () => {
  const shapes = tones.map((tone) => markup(<MarkShape tone={tone} />))

  expect(new Set(shapes).size).toBe(tones.length)
})

test('a verdict is a word; its shape is silent', () => {
  const html = markup(<VerdictMark tone="notyet">Not yet</VerdictMark>)

  expect(text(html)).toBe('Not yet')
  expect(tags(html, 'svg')[0]?.['aria-hidden']).toBe('true')
})

test('a table has a caption, heads for columns and rows, and names its cells for the stacked form', () => {
  const html = markup(
    <Table
      caption="Weeks"
      rows={[{ name: 'Chatbot', weeks: '9–21' }]}
      rowKey={(row) => row.name}
      columns={[
        { id: 'name', header: 'Name', cell: (row) => row.name, sorted: 'descending' },
        { id: 'weeks', header: 'Weeks', label: 'Weeks', cell: (row) => row.weeks },
      ]}
    />,
  )

  expect(html).toContain('<caption>Weeks</caption>')
  expect(tags(html, 'th').map(({ scope }) => scope)).toEqual(['col', 'col', 'row'])
  expect(tags(html, 'th')[0]?.['aria-sort']).toBe('descending')
  expect(tags(html, 'td')[0]?.['data-label']).toBe('Weeks')
})

test('a wide table scrolls in a named region that the keyboard reaches', () => {
  const html = markup(
    <Table
      caption="c"
      rows={[]}
      rowKey={() => ''}
      columns={[{ id: 'a', header: 'A', cell: () => null }]}
      wide={{ label: 'Heat strip' }}
    />,
  )

  expect(tags(html, 'section')[0]).toMatchObject({ 'aria-label': 'Heat strip', tabindex: '0' })
})

test('progress is said in words and drawn part by part to the full width', () => {
  const html = markup(
    <ProgressLine
      label="Progress"
      text="3 of 8"
      parts={[
        { id: 'a', done: 3, total: 4 },
        { id: 'b', done: 0, total: 4 },
        { id: 'c', done: 0, total: 0 },
      ]}
    />,
  )
  const rects = tags(html, 'rect')

  expect(tags(html, 'progress')[0]).toMatchObject({
    value: '3',
    max: '8',
    'aria-valuetext': '3 of 8',
    'aria-label': 'Progress',
  })
  // Two parts of half of 100 - 0.8 %; the first is filled by three quarters; the empty third is not drawn.
  expect(rects.map(({ width }) => width)).toEqual(['49.6%', '37.2%', '49.6%'])
  expect(rects[2]?.x).toBe('50.4%')
})

test('nothing to do draws no line and divides by nothing', () => {
  const html = markup(<ProgressLine label="Progress" text="0 of 0" parts={[]} />)

  expect(tags(html, 'rect')).toEqual([])
  expect(html).not.toContain('NaN')
})

test('errors interrupt, warnings wait, information is silent', () => {
  const roles = (['error', 'warn', 'info'] as const).map(
    (kind) => tags(markup(<Notice kind={kind}>x</Notice>), 'div')[0]?.role,
  )

  expect(roles).toEqual(['alert', 'status', undefined])
})

test('a page begins with the link that skips to its main part', () => {
  const html = markup(<Page masthead={<header>top</header>}>body</Page>)

  expect(tags(html, 'a')[0]?.href).toBe('#main')
  expect(tags(html, 'main')[0]).toMatchObject({ id: 'main', tabindex: '-1' })
  expect(html.indexOf('#main')).toBeLessThan(html.indexOf('<header'))
})

test('what is folded away is in the page, by details', () => {
  expect(markup(<Disclosure summary="More">body</Disclosure>)).toMatch(/<details[^>]*><summary>More<\/summary>.*body/)
})

test('dates are written day first and times in the configured zone', () => {
  expect(text(markup(<CalendarDate on="2026-11-21" />))).toBe('21 Nov 2026')
  expect(markup(<CalendarDate on="2026-11-21" />)).toMatch(/<time dateTime="2026-11-21">/i)
  // Berlin is an hour ahead of UTC in November.
  expect(text(markup(<ClockTime at="2026-11-21T13:02:00Z" />))).toBe('14:02')
})
