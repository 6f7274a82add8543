import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReportModel } from '../model/report-model.ts'
import type { ActionEntry, Roadmap } from '../model/roadmap-model.ts'
import { Comment, isLongComment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import { linesOf } from '../parts/lines.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { text } from '../theme.ts'

/** Every action with who does it, when, how much it takes, when it is done, and why. */
export function ActionSection({ context, roadmap }: { context: PageContext; roadmap: Roadmap }) {
  const { model, accent } = context
  const { labels } = model
  const phases = [...new Map(roadmap.actions.map(({ phase, phaseLabel }) => [phase, phaseLabel]))]
  return (
    <View style={styles.phases}>
      <SectionTitle title={labels.actions} />
      <Comment model={model} about="section:actions" accent={accent} />
      <View>
        <Totals roadmap={roadmap} labels={labels} />
      </View>
      {phases.map(([phase, name]) => (
        <View key={phase}>
          <Heading>{name}</Heading>
          <ActionTable actions={roadmap.actions.filter((action) => action.phase === phase)} context={context} />
        </View>
      ))}
      <People roadmap={roadmap} labels={labels} />
    </View>
  )
}

function Totals({ roadmap, labels }: { roadmap: Roadmap; labels: ReportModel['labels'] }) {
  if (roadmap.phases.length === 0) return null
  const columns = [
    { label: labels.phase, share: 0.3 },
    { label: labels.actions, share: 0.2, align: 'right' as const },
    { label: labels.effort, share: 0.25, align: 'right' as const },
    { label: labels.cost, share: 0.25, align: 'right' as const },
  ]
  const rows = roadmap.phases.map(({ phase, label, actions, days, cost }) => ({
    id: phase,
    cells: [label, String(actions), days, cost],
  }))
  return <Table columns={columns} rows={rows} />
}

type ActionTableProps = { actions: readonly ActionEntry[]; context: PageContext }

function ActionTable({ actions, context: { model, accent } }: ActionTableProps) {
  const { labels } = model
  const columns = [
    { label: labels.action, share: 0.33 },
    { label: labels.when, share: 0.2 },
    { label: labels.who, share: 0.17 },
    { label: labels.done, share: 0.3 },
  ]
  const rows = actions.map((action) => ({
    id: action.id,
    cells: [
      linesOf({ text: action.name, style: text.minor }, { text: action.levels, style: text.small }),
      linesOf({ text: action.dates, style: styles.small }, { text: action.days, style: text.small }),
      linesOf(
        { text: action.who, style: styles.small },
        action.status ? { text: action.status, style: text.small } : null,
      ),
      [{ text: action.done, style: styles.small }],
    ],
    below: (
      <>
        <Reasons action={action} labels={labels} />
        <Comment model={model} about={`action:${action.id}`} accent={accent} />
      </>
    ),
    isLong: isLongComment(model, `action:${action.id}`),
  }))
  return <Table columns={columns} rows={rows} />
}

/** Why it is in the plan, in one paragraph; what is done only after the pilot needs no reasons yet. */
function Reasons({ action, labels }: { action: ActionEntry; labels: ReportModel['labels'] }) {
  const { reasons, perhaps, phase } = action
  if (phase === 'scale') return null
  const asked = perhaps?.ask.map(({ ask, whom }) => `${ask} (${whom})`).join(' ')
  return (
    <Text style={styles.reasons}>
      {reasons.join(' ')}
      {perhaps ? ` ${perhaps.text} ${labels.askFirst}: ${asked}` : ''}
    </Text>
  )
}

function People({ roadmap, labels }: { roadmap: Roadmap; labels: ReportModel['labels'] }) {
  if (roadmap.people.length === 0) return null
  const columns = [
    { label: labels.person, share: 0.24 },
    { label: labels.hats, share: 0.4 },
    { label: labels.week, share: 0.18 },
    { label: labels.rate, share: 0.18, align: 'right' as const },
  ]
  const rows = roadmap.people.map(({ id, name, roles, week, rate, away }) => ({
    id,
    cells: [
      name,
      [{ text: roles, style: text.small }],
      linesOf({ text: week, style: styles.small }, away && { text: `${labels.away} ${away}`, style: text.small }),
      rate,
    ],
  }))
  return (
    <View>
      <Heading>{labels.people}</Heading>
      <Table columns={columns} rows={rows} />
    </View>
  )
}

const styles = StyleSheet.create({
  phases: { rowGap: 10 },
  small: { ...text.small, color: text.body.color },
  reasons: { ...text.small, fontSize: 7.75, marginBottom: 3 },
})
