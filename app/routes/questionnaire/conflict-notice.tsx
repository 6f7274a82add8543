import { useTranslations } from 'use-intl'
import { differing } from '#app/core/autosave/together.ts'
import type { GivenFields } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** What somebody else stored: the answer in words, and the texts beside it. */
export type Other = Pick<GivenFields, 'note' | 'evidence' | 'toldBy'> & { text: string }

type ConflictProps = {
  theirs: Other
  /** As it stands in the fields. */
  mine: GivenFields
  /** What to do in the page itself; `null`: the form is sent with the choice. */
  decide: { mine: () => void; theirs: () => void; together: () => void } | null
  /** Of the button that sends the choice. */
  name: string
}

/** Both texts of a question that two people answered, and what can become of them. */
export function ConflictNotice({ theirs, mine, decide, name }: ConflictProps) {
  const t = useTranslations('app.questions.conflict')
  const tField = useTranslations('questionnaire')
  const other = differing(mine, theirs)
  const canJoin = other.some((field) => mine[field] !== '' && theirs[field] !== '')
  const choices = (['mine', 'theirs', ...(canJoin ? (['together'] as const) : [])] as const).map((choice) => (
    <Button
      key={choice}
      {...(decide ? { type: 'button', onClick: decide[choice] } : { type: 'submit', name, value: choice })}
    >
      {t(choice === 'theirs' ? 'takeTheirs' : choice)}
    </Button>
  ))
  return (
    <Notice kind="warn" title={t('title')}>
      <p>{t('theirs', { theirs: theirs.text || t('none') })}</p>
      {other.length > 0 && (
        <dl className="mt-3 grid gap-3">
          {other.map((field) => (
            <div key={field}>
              <dt className="font-semibold">{tField(field)}</dt>
              <Text who={t('yours')} text={mine[field] || t('nothing')} />
              <Text who={t('others')} text={theirs[field] || t('nothing')} />
            </div>
          ))}
        </dl>
      )}
      <div className="mt-3 flex flex-wrap gap-4">{choices}</div>
    </Notice>
  )
}

function Text({ who, text }: { who: string; text: string }) {
  return (
    <dd className="whitespace-pre-line [overflow-wrap:anywhere]">
      <span className="text-soft">{who}</span> {text}
    </dd>
  )
}
