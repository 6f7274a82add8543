import { useTranslations } from 'use-intl'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { MOST_RECIPIENTS } from './mail-draft.ts'
import type { MailFormProps } from './mail-form.tsx'

/** Whom a mail goes to: people of the client, and whoever else is named. */
export function MailReaders({ view: { people }, outcome }: MailFormProps) {
  const t = useTranslations('delivery.mail')
  const { typed, errors = {} } = outcome ?? {}
  return (
    <>
      {people.length > 0 && (
        <ChoiceGroup id="people" legend={t('people')} layout="cards">
          {people.map(({ name, email }) => (
            <Tick key={email} name="people" value={email} defaultChecked={typed?.people.includes(email) ?? false}>
              <span className="[overflow-wrap:anywhere]">{t('person', { name, email })}</span>
            </Tick>
          ))}
        </ChoiceGroup>
      )}
      <div className="w-full">
        <TextArea
          name="to"
          label={t(people.length > 0 ? 'alsoTo' : 'to')}
          hint={t('toHint', { max: MOST_RECIPIENTS })}
          optional={people.length > 0}
          rows={3}
          maxLength={5200}
          defaultValue={typed?.to}
          error={errors.to}
        />
      </div>
    </>
  )
}
