import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { AnswerPath } from '#app/routes/governance-parts/answer-path.tsx'
import type { HistoryView, RecordView } from '#app/server/register/history-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { HistoryOutcome } from './change-history.server.ts'
import { ChangeList } from './change-list.tsx'
import { OutcomeLines } from './outcome-lines.tsx'
import { TEXT_MAX } from './system-fields.ts'

type RecordListProps = { view: HistoryView; outcome: HistoryOutcome | undefined }

/** Every record of a system, the newest first, with what it changed and what a second person said. */
export function RecordList({ view, outcome }: RecordListProps) {
  const t = useTranslations('register.history')
  const { records, frame } = view
  return (
    <Section id="records" title={t('records')} fills>
      <ol className="grid gap-8">
        {records.map((record) => (
          <li key={record.number} className="grid gap-3 border-hair border-t pt-4 [overflow-wrap:anywhere]">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h3>{t('number', { number: record.number })}</h3>
              <Tag>{t(`state.${record.state}`)}</Tag>
            </div>
            <p className="text-sm text-soft">
              {t.rich('recorded', {
                by: record.isOwn ? t('you') : record.by || t('gone'),
                on: () => <CalendarDate on={record.on} />,
              })}
            </p>
            {record.note && <p className="max-w-measure whitespace-pre-line">{record.note}</p>}
            <OutcomeLines outcome={record.outcome} />
            {record.isActOnly && <p className="max-w-measure text-soft">{t('actOnly')}</p>}
            <Answers record={record} />
            <Reviewed record={record} />
            {record.changes && (
              <Disclosure summary={t('changesFrom', { number: record.number - 1 })}>
                <ChangeList changes={record.changes} />
              </Disclosure>
            )}
            {record.state === 'waiting' && record.isOwn && <p className="max-w-measure text-soft">{t('own')}</p>}
            {record.state === 'waiting' && !record.isOwn && !record.hasAuthor && (
              <p className="max-w-measure text-soft">{t('noAuthor')}</p>
            )}
            {record.state === 'waiting' && !record.isOwn && record.hasAuthor && frame.mayApprove && (
              <JudgeForm record={record} outcome={outcome?.form === 'judge' ? outcome : undefined} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What was answered: whoever approves a record looks at this. */
function Answers({ record: { answers } }: { record: RecordView }) {
  const t = useTranslations('register')
  const count = answers.reduce((sum, { steps }) => sum + steps.length, 0)
  if (count === 0) return null
  return (
    <Disclosure summary={t('history.answers', { count })}>
      <div className="grid gap-6">
        {answers.map(({ part, isConfirmed, steps }) => (
          <div key={`${part} ${isConfirmed}`} className="grid gap-1">
            <h4>{t(isConfirmed ? 'history.answered' : 'history.unconfirmed', { part: t(`confirm.${part}`) })}</h4>
            <AnswerPath steps={steps} />
          </div>
        ))}
      </div>
    </Disclosure>
  )
}

function Reviewed({ record: { state, reviewedBy, reviewedOn, reviewNote } }: { record: RecordView }) {
  const t = useTranslations('register.history')
  if (state === 'waiting' || reviewedOn === null) return null
  return (
    <div className="grid max-w-measure gap-1">
      <p className="text-sm text-soft">
        {t.rich(`by.${state}`, { by: reviewedBy || t('gone'), on: () => <CalendarDate on={reviewedOn} /> })}
      </p>
      {reviewNote && <p className="whitespace-pre-line">{reviewNote}</p>}
    </div>
  )
}

/** What a second person says to a record of somebody else. */
function JudgeForm({ record: { number }, outcome }: { record: RecordView; outcome: HistoryOutcome | undefined }) {
  const t = useTranslations('register.history')
  return (
    <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
      <input type="hidden" name="number" value={number} />
      <div className="w-full">
        <TextArea
          name="note"
          id={`note-${number}`}
          label={t('judgeNote')}
          hint={t('judgeHint')}
          maxLength={TEXT_MAX}
          defaultValue={outcome?.note}
          error={outcome?.error}
        />
      </div>
      <div className="flex flex-wrap gap-4">
        <Button name="intent" value="approve">
          {t('approve')}
        </Button>
        <Button name="intent" value="return">
          {t('return')}
        </Button>
      </div>
    </Form>
  )
}
