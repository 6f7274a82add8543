import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type PersonFields, PersonHats } from './person-hats.tsx'

export const PEOPLE_MAX = 15

type HatsFormProps = {
  people: readonly PersonFields[]
  /** All roles, in display order. */
  roles: readonly { id: string; name: string }[]
  currency: string
  /** By the posted name, such as `people.0.dayRate`. */
  errors?: Record<string, string>
}

/**
 * Who wears which hat. Posts `people.<n>.id|name|external|roles|daysPerWeek|dayRate`
 * and `people.<n>.away.<m>.from|to`, with `intent`: `save`, `add-person`,
 * `remove-person:<n>`, `add-away:<n>` or `remove-away:<n>.<m>`. Every intent
 * sends the whole form, so that nothing typed is lost. The caller puts the
 * `form` around it.
 */
export function HatsForm({ people, roles, currency, errors = {} }: HatsFormProps) {
  const t = useTranslations('questionnaire.hats')
  const worn = new Set(people.flatMap((person) => person.roles))
  const unworn = roles.filter(({ id }) => !worn.has(id))
  return (
    <div className="grid gap-8">
      <EnterSaves />
      <ErrorSummary errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))} />
      {unworn.length > 0 && (
        <Notice kind="warn" title={t('unworn', { count: unworn.length })}>
          {unworn.map(({ name }) => name).join(', ')}. {t('unwornMeans')}
        </Notice>
      )}
      <ol id="people" tabIndex={-1} className="grid">
        {errors.people && <FieldError id="people">{errors.people}</FieldError>}
        {people.map((person, index) => (
          <li key={person.id} className="border-hair border-t py-4">
            <PersonHats
              person={person}
              index={index}
              roles={roles}
              currency={currency}
              errors={errors}
              canRemove={people.length > 1}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-hair border-t pt-8">
        <Button kind="primary" name="intent" value="save">
          {t('save')}
        </Button>
        {people.length < PEOPLE_MAX && (
          <Button name="intent" value="add-person" formNoValidate>
            {t('addPerson')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Enter in a field presses the form's first submit button: this one, so that it never adds or removes anything. */
function EnterSaves() {
  return (
    <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
      save
    </button>
  )
}
