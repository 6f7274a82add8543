import type { TeamReport } from '#app/report/model/team-model.ts'
import { NameLink } from '#app/routes/results/name-link.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** How far the people agree who were asked, as in the PDF. */
export function Team({ view }: { view: ReportView }) {
  if (!view.team) return null
  const { title, intro, standing, reading, figures, people, disputed } = view.team
  return (
    <FoldedSection id="team" title={title} lead={intro}>
      <Comment view={view} about="section:team" />
      <div className="grid gap-10">
        <div className="grid max-w-measure gap-3">
          <p className="font-semibold">{standing}</p>
          <p>{reading}</p>
        </div>
        {figures.length > 0 && (
          <DefinitionList items={figures.map(({ label, text }) => ({ term: label, description: text }))} />
        )}
        <div className="grid gap-2">
          <h3>{people.title}</h3>
          <People people={people} />
        </div>
        {disputed && (
          <div className="grid gap-2">
            <h3>{disputed.title}</h3>
            <p className="max-w-measure text-soft">{disputed.intro}</p>
            <Disputed disputed={disputed} />
          </div>
        )}
      </div>
    </FoldedSection>
  )
}

type Asked = TeamReport['people']['rows'][number]

function People({ people: { title, columns, rows } }: Pick<TeamReport, 'people'>) {
  const shown: Column<Asked>[] = [
    { id: 'name', header: columns.discipline, cell: ({ name }) => name },
    { id: 'asked', header: columns.asked, label: columns.asked, cell: ({ asked }) => asked },
    { id: 'answered', header: columns.answered, label: columns.answered, cell: ({ answered }) => answered },
  ]
  return <Table caption={title} isCaptionHidden columns={shown} rows={rows} rowKey={({ id }) => id} />
}

type Disputes = NonNullable<NonNullable<ReportView['team']>['disputed']>

function Disputed({ disputed: { title, columns, rows } }: { disputed: Disputes }) {
  const shown: Column<Disputes['rows'][number]>[] = [
    { id: 'ask', header: columns.question, cell: ({ ask, href }) => <NameLink to={href}>{ask}</NameLink> },
    {
      id: 'answers',
      header: columns.answers,
      label: columns.answers,
      cell: ({ answers, said }) => (
        <span className="grid text-sm">
          <span>{answers}</span>
          <span className="text-soft">{said}</span>
        </span>
      ),
    },
    {
      id: 'hangs',
      header: columns.hangs,
      label: columns.hangs,
      cell: ({ hangs }) => <span className="text-sm text-soft">{hangs}</span>,
    },
  ]
  return <Table caption={title} isCaptionHidden columns={shown} rows={rows} rowKey={({ question }) => question} />
}
