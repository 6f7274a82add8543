import { View } from '@react-pdf/renderer'
import { WeeksBar } from '#app/charts/pdf/weeks-bar.tsx'
import type { Homework, UseCaseEntry } from '../model/target-model.ts'
import { Comment, commentBelow } from '../parts/comment.tsx'
import { DefinitionRows } from '../parts/definition-rows.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { linesOf } from '../parts/lines.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { type Cell, type Place, Table } from '../parts/table.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { colours, contentWidth, text, toneColours } from '../theme.ts'

const WEEKS_SHARE = 0.15
/** So many rows stay on one page. */
const FEW = 8

/** Every use case with its verdict, its weeks and what stands between. */
export function UseCaseSection({ context }: { context: PageContext }) {
  const { model, accent } = context
  const { useCases, labels } = model
  return (
    <>
      <View>
        <SectionTitle title={labels.useCases} intro={useCases.intro} />
        <Comment model={model} about="section:use-cases" accent={accent} />
        <UseCaseTable context={context} />
      </View>
      {useCases.apart.length > 0 ? (
        <View wrap={useCases.apart.length > FEW}>
          <Heading>{labels.apart}</Heading>
          <DefinitionRows rows={useCases.apart.map(({ name, because }) => ({ label: name, text: because }))} />
        </View>
      ) : null}
    </>
  )
}

function UseCaseTable({ context: { model, paper, accent } }: { context: PageContext }) {
  const { useCases, labels } = model
  const width = contentWidth(paper) * WEEKS_SHARE - 10
  const hasWeeks = useCases.maxWeeks > 0
  const columns = [
    { label: labels.useCase, share: 0.25 },
    { label: labels.verdict, share: 0.2 },
    ...(hasWeeks ? [{ label: `${labels.weeks} (0–${useCases.maxWeeks})`, share: WEEKS_SHARE }] : []),
    { label: '', share: 0.12 },
    { label: labels.between, share: 0.28 },
  ]
  const rows = useCases.rows.map((row) => ({
    id: row.id,
    anchor: row.id,
    cells: [
      row.name,
      (place: Place) => <VerdictMark tone={row.tone} label={row.label} place={place} />,
      ...(hasWeeks ? [weeksCell(row, useCases.maxWeeks, width)] : []),
      [{ text: row.weeksText, style: text.small }],
      linesOf(
        { text: row.between, style: text.small },
        row.standing !== undefined && { text: row.standing.text, style: text.small },
      ),
    ],
    ...commentBelow({ model, about: `use-case:${row.id}`, accent }),
  }))
  return <Table columns={columns} rows={rows} />
}

function weeksCell({ weeks, tone }: UseCaseEntry, max: number, width: number): Cell {
  return (place) => (
    <View style={place}>
      {weeks ? (
        <WeeksBar
          lo={weeks.lo}
          hi={weeks.hi}
          max={max}
          width={width}
          height={14}
          colour={toneColours[tone]}
          hair={colours.hair}
        />
      ) : null}
    </View>
  )
}

type HomeworkProps = { context: PageContext; homework: Homework }

/** What stands between several use cases, said once. */
export function HomeworkSection({ context: { model, accent }, homework }: HomeworkProps) {
  const { labels } = model
  const isPlanned = homework.rows.some(({ actions }) => actions.length > 0)
  const columns = [
    { label: labels.homeworkStep, share: 0.22 },
    { label: labels.homeworkHas, share: 0.28 },
    { label: labels.homeworkNeeds, share: 0.3 },
    ...(isPlanned ? [{ label: labels.effort, share: 0.2 }] : []),
  ]
  const rows = homework.rows
    .filter(({ state }) => state !== 'done')
    .map(({ capability, name, has, needs, note, actions }) => ({
      id: capability,
      cells: [
        name,
        [{ text: has, style: text.small }],
        [{ text: needs, style: text.small }],
        [...actions.map(({ days, who }) => `${days}, ${who}`), ...(note ? [note] : [])].map((line) => ({
          text: line,
          style: text.small,
        })),
      ],
    }))
  return (
    <View>
      <SectionTitle title={labels.homework} intro={homework.intro} />
      <Comment model={model} about="section:homework" accent={accent} />
      <Table columns={columns} rows={rows} />
    </View>
  )
}
