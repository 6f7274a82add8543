import { useTranslations } from 'use-intl'
import { QuestionFields } from '#app/routes/governance-parts/question-fields.tsx'
import { PlaceForm, PlaceLink } from '#app/routes/library/place-link.tsx'
import type { CheckPage } from '#app/server/governance/public-check.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CHECK, checkHref } from './check-address.ts'

/** Questions about facts that belong together, on one page. None has to be answered. */
export function CheckGroupView({ page }: { page: Extract<CheckPage, { kind: 'group' }> }) {
  const t = useTranslations('governancePages.check')
  const { answers, topic, questions, groupsLeft } = page
  return (
    <PlaceForm method="get" action={CHECK}>
      {[...answers, ['facts', topic] as const].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid max-w-measure gap-3">
        <p className="text-sm text-soft">{t('group.progress', { part: t('parts.privacy'), left: groupsLeft })}</p>
        <h1>{t(`topics.${topic}.name`)}</h1>
        <p>{t(`topics.${topic}.lead`)}</p>
        <p className="text-soft">{t('group.leaveOut')}</p>
      </div>
      <div className="mt-8 grid gap-10">
        {questions.map(({ question, field }) => (
          <div key={field} className="border-hair border-t pt-6">
            <QuestionFields question={question} field={field} isOneOfMany />
          </div>
        ))}
      </div>
      <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button kind="primary">{t('group.next', { left: groupsLeft })}</Button>
        <PlaceLink href={checkHref(answers, { stop: 'yes' })} className="inline-flex min-h-11 items-center">
          {t('stop')}
        </PlaceLink>
      </div>
      <p className="mt-10 max-w-measure text-faint text-sm">{t('private')}</p>
    </PlaceForm>
  )
}
