import { useTranslations } from 'use-intl'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { TextField } from '#app/ui/text-field.tsx'

export const LEAD_NAME_MAX = 100

type LeadFieldsProps = {
  disciplines: readonly { id: string; name: string }[]
  given: { name: string; disciplines: readonly string[] }
  errors?: { name?: string; disciplines?: string }
}

/** Who answers: posts `name` and `disciplines` (several); both may stay empty. */
export function LeadFields({ disciplines, given, errors = {} }: LeadFieldsProps) {
  const t = useTranslations('questionnaire.start')
  return (
    <>
      <ChoiceGroup
        id="disciplines"
        legend={t('disciplines')}
        hint={t('disciplinesHint')}
        error={errors.disciplines}
        layout="ticks"
      >
        {disciplines.map(({ id, name }) => (
          <Tick key={id} name="disciplines" value={id} defaultChecked={given.disciplines.includes(id)}>
            {name}
          </Tick>
        ))}
      </ChoiceGroup>
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        optional
        maxLength={LEAD_NAME_MAX}
        autoComplete="name"
        defaultValue={given.name}
        error={errors.name}
      />
    </>
  )
}
