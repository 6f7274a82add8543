import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type AwayFieldsProps = { index: number; away: readonly { from: string; to: string }[]; errors: Record<string, string> }

/** The absences of one person, first to last day. */
export function AwayFields({ index, away, errors }: AwayFieldsProps) {
  const t = useTranslations('questionnaire.hats')
  return (
    <div className="grid gap-6">
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
      <div>
        <Button name="intent" value={`add-away:${index}`} formNoValidate>
          {t('addAway')}
        </Button>
      </div>
    </div>
  )
}
