import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { HistoryView } from '#app/server/register/history-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { HistoryOutcome } from './change-history.server.ts'
import { ChangedBy, ChangeList } from './change-list.tsx'
import { OutcomeLines } from './outcome-lines.tsx'
import { TEXT_MAX } from './system-fields.ts'

type RecordFormProps = { view: HistoryView; outcome: HistoryOutcome | undefined }

/** How the system stands now, what changed since its newest record, and the form that records it anew. */
export function RecordForm({ view, outcome }: RecordFormProps) {
  const t = useTranslations('register.history')
  const { frame, now, since, records } = view
  const own = outcome?.form === 'record' ? outcome : undefined
  const [latest] = records
  const isStuck = latest?.state === 'waiting' && !latest.isOwn && !latest.hasAuthor
  const isDue = !latest || since?.isChanged || latest.state === 'returned' || isStuck
  return (
    <Section id="now" title={t('now')} fills>
      <OutcomeLines outcome={now.outcome} />
      {since &&
        (since.isChanged ? (
          <Notice kind="warn" title={t('changedSince', { number: latest?.number ?? 0 })}>
            <ChangedBy by={since.by} />
            <Disclosure summary={t('whatChanged')}>
              <ChangeList changes={since.changes} />
            </Disclosure>
          </Notice>
        ) : (
          <p className="max-w-measure text-soft">{t('unchanged', { number: latest?.number ?? 0 })}</p>
        ))}
      <SecondPerson view={view} />
      {frame.mayWrite && now.isAnswered && isDue && (
        <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
          <input type="hidden" name="mark" value={now.mark} />
          <div className="w-full">
            <TextArea
              name="note"
              label={t('note')}
              hint={t('noteHint')}
              optional
              maxLength={TEXT_MAX}
              defaultValue={own?.note}
              error={own?.error}
            />
          </div>
          <Button kind="primary" name="intent" value="record">
            {t(records.length === 0 ? 'record' : 'recordAnew')}
          </Button>
        </Form>
      )}
      {frame.mayWrite && !now.isAnswered && <p className="max-w-measure text-soft">{t('nothingYet')}</p>}
    </Section>
  )
}

/** Why nobody else can look at a record, and how somebody could. */
function SecondPerson({ view: { noSecondPerson, mayInvite, frame } }: { view: HistoryView }) {
  const t = useTranslations('register.history')
  if (noSecondPerson === null || !frame.mayWrite) return null
  return (
    <Notice>
      {t(noSecondPerson)} {noSecondPerson === 'guest' && <Link to="/sign-in">{t('signIn')}</Link>}
      {noSecondPerson === 'alone' && (mayInvite ? <Link to={mayInvite}>{t('invite')}</Link> : t('askToInvite'))}
    </Notice>
  )
}
