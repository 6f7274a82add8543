import { useTranslations } from 'use-intl'
import { OFFERED_PERIODS } from '#app/core/pilots/charter/charter-content.ts'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { AmountLine, Choice, Group, Line, NumberLine, Text } from './charter-field.tsx'
import { TEXT_MAX } from './charter-fields.ts'
import type { SectionView } from './charter-section.tsx'
import type { FormState } from './form-state.ts'

/** When it runs, what it is compared with, and what is expected. */
export function TimeFields({ state, view }: { state: FormState; view: SectionView }) {
  const t = useTranslations('charter')
  const main = view.kpis.find(({ id }) => id === view.primary) ?? view.kpis[0]
  const isShare = main?.kind === 'proportion'
  const unit = isShare ? '%' : (main?.unit ?? '')
  const day = (name: 'startsOn' | 'endsOn' | 'extendedTo') => (
    <Line
      state={state}
      name={name}
      type="date"
      width="short"
      label={t(`fields.${name}`)}
      hint={t(`hints.${name}`)}
      optional={name === 'extendedTo'}
    />
  )
  const number = (name: 'level' | 'cases' | 'caseSd' | 'periodSd', own?: string) => (
    <NumberLine
      state={state}
      name={name}
      label={t(`fields.${name}`)}
      hint={t(`hints.${name}`)}
      optional
      {...(own ? { unit: own } : {})}
    />
  )
  return (
    <>
      <Choice
        state={state}
        name="design"
        label={t('fields.design')}
        hint={t('hints.design')}
        options={(['before-after', 'control-group', 'random-split'] as const).map((value) => ({
          value,
          label: t(`designs.${value}`),
        }))}
      />
      {day('startsOn')}
      {day('endsOn')}
      {view.isStarted && day('extendedTo')}
      <Choice
        state={state}
        name="period"
        label={t('fields.period')}
        hint={t('hints.period')}
        options={OFFERED_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <NumberLine state={state} name="followUpDays" label={t('fields.followUpDays')} hint={t('hints.followUpDays')} />
      <Group id="baseline" title={t('baseline.title')} hint={t('baseline.hint')}>
        <NumberLine
          state={state}
          name="baselinePeriods"
          label={t('fields.baselinePeriods')}
          hint={t('hints.baselinePeriods')}
        />
        <Text state={state} name="baselineSource" label={t('fields.baselineSource')} maxLength={TEXT_MAX} optional />
        <ChoiceGroup
          id="rules"
          legend={t('fields.rules')}
          hint={t('hints.rules')}
          error={state.faults.rules && t(`faults.${state.faults.rules}`)}
        >
          {(['wheeler', 'nhs'] as const).map((value) => (
            <RadioCard key={value} name="rules" value={value} defaultChecked={state.values.rules === value}>
              <strong>{t(`rules.${value}.name`)}</strong> {t(`rules.${value}.text`)}
            </RadioCard>
          ))}
        </ChoiceGroup>
      </Group>
      <Group
        id="expectation"
        title={t('expectation.title', { kpi: main?.name ?? '', isKnown: main ? 'yes' : 'no' })}
        hint={t('expectation.hint')}
      >
        {number('level', unit)}
        {number('cases')}
        {!isShare && number('caseSd', unit)}
        {number('periodSd', unit)}
        <AmountLine
          state={state}
          name="hope"
          label={t('fields.hope')}
          hint={t('hints.hope')}
          unit={isShare ? t('amount.points') : (main?.unit ?? '')}
        />
      </Group>
      <NumberLine state={state} name="iteration" label={t('fields.iteration')} hint={t('hints.iteration')} />
    </>
  )
}
