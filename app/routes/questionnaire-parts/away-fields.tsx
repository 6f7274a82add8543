import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/text-field.tsx'

/** How many absences one person may have. */
export const AWAY_MAX = 20

type AwayFieldsProps = { index: number; away: readonly { from: string; to: string }[]; errors: Record<string, string> }

/** The absences of one person, first to last day. */
export function AwayFields({ index, away, errors }: AwayFieldsProps) {
  const t = useTranslations('questionnaire.hats')
  const id = `people.${index}.away`
  return (
    <div id={id} tabIndex={-1} className="grid gap-6">
      {errors[id] && <FieldError id={id}>{errors[id]}</FieldError>}
      {away.map(({ from, to }, number) => {
        const name = (field: string) => `people.${index}.away.${number}.${field}`
        return (
          <div key={name(`${from}-${to}`)} className="flex flex-wrap items-end gap-x-6 gap-y-3">
            <TextField
              name={name('from')}
              label={t('awayFrom')}
              type="date"
              defaultValue={from}
              error={errors[name('from')]}
            />
            <TextField name={name('to')} label={t('awayTo')} type="date" defaultValue={to} error={errors[name('to')]} />
            <Button kind="quiet" name="intent" value={`remove-away:${index}.${number}`} formNoValidate>
              {t('removeAway')}
            </Button>
          </div>
        )
      })}
      {away.length < AWAY_MAX && (
        <div>
          <Button name="intent" value={`add-away:${index}`} formNoValidate>
            {t('addAway')}
          </Button>
        </div>
      )}
    </div>
  )
}
