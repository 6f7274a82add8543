import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Table } from '#app/ui/table.tsx'
import type { PersonView, TeamView } from './team-view.server.ts'

type PeopleTableProps = { view: Pick<TeamView, 'people' | 'mayWrite'> & { head: { id: string } } }

/** Who is asked beside the lead and how far each is; who is missing stands first. */
export function PeopleTable({ view: { head, people, mayWrite } }: PeopleTableProps) {
  const t = useTranslations('team.people')
  const order = ['missing', 'entered', 'answering', 'done']
  const rows = people.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const done = people.filter(({ state }) => state === 'done').length
  const missing = people.filter(({ state }) => state === 'missing').length
  return (
    <section className="grid gap-4">
      <h2>{t('heading')}</h2>
      <p className="max-w-measure">{t('sum', { count: people.length, done, missing })}</p>
      <Table
        caption={t('heading')}
        isCaptionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'who', header: t('who'), width: 'w-2/6', cell: (person) => <Who person={person} /> },
          { id: 'for', header: t('for'), label: t('for'), cell: ({ disciplineNames }) => disciplineNames },
          { id: 'state', header: t('state'), label: t('state'), cell: (person) => <State person={person} /> },
          ...(mayWrite
            ? [
                {
                  id: 'act',
                  header: t('act'),
                  cell: (person: PersonView) => <Acts person={person} assessmentId={head.id} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}

function Who({ person: { name, email } }: { person: PersonView }) {
  return (
    <span className="grid [overflow-wrap:anywhere]">
      <span>{name || email}</span>
      {name !== '' && email !== '' && <span className="font-normal text-soft text-sm">{email}</span>}
    </span>
  )
}

function State({ person }: { person: PersonView }) {
  const t = useTranslations('team.people')
  const { state, answered, total, invitedOn, doneOn, isQuiet, isToldOnly } = person
  return (
    <span className="grid">
      <span className={state === 'missing' ? 'font-semibold' : undefined}>{t(`states.${state}`)}</span>
      <span className="text-soft text-sm">
        {state === 'missing' && invitedOn !== null
          ? t.rich('invited', { date: () => <CalendarDate on={invitedOn} /> })
          : t('answered', { answered, total })}
      </span>
      {doneOn !== null && (
        <span className="text-soft text-sm">
          {t.rich(isToldOnly ? 'toldAllOn' : 'doneOn', { date: () => <CalendarDate on={doneOn} /> })}
        </span>
      )}
      {isQuiet && <span className="text-soft text-sm">{t('quiet')}</span>}
    </span>
  )
}

function Acts({ person, assessmentId }: { person: PersonView; assessmentId: string }) {
  const t = useTranslations('team.people')
  const name = person.name || person.email
  return (
    <div className="grid justify-items-start gap-1">
      <Link
        to={`/assessments/${assessmentId}/team/${person.id}/questions/mine`}
        className="inline-flex min-h-11 items-center"
        aria-label={t('enterForName', { name })}
      >
        {t('enterFor')}
      </Link>
      {person.isToldOnly && <ToldAll person={person} name={name} />}
      <Disclosure summary={t('remove')}>
        <Form method="post" className="grid justify-items-start gap-2">
          <p className="max-w-measure">{t('removeText')}</p>
          <input type="hidden" name="participant" value={person.id} />
          <Button kind="danger" name="intent" value="remove" aria-label={t('removeName', { name })}>
            {t('remove')}
          </Button>
        </Form>
      </Disclosure>
    </div>
  )
}

/** Who never comes in cannot say that they are done; whoever enters their answers says it for them. */
function ToldAll({ person: { id, state }, name }: { person: PersonView; name: string }) {
  const t = useTranslations('team.people')
  const intent = state === 'done' ? 'toldMore' : 'toldAll'
  return (
    <Form method="post">
      <input type="hidden" name="participant" value={id} />
      <Button kind="quiet" name="intent" value={intent} aria-label={t(`${intent}Name`, { name })}>
        {t(intent)}
      </Button>
    </Form>
  )
}
