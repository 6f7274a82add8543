import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { DUTY_STATES, type DutyState, statesFor } from '#app/core/governance/duties/duty.ts'
import { Button } from '#app/ui/button.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Theirs } from '#app/ui/theirs.tsx'
import type { DutyOutcome } from './change-duty.server.ts'
import type { DutyPageView } from './duty.tsx'
import { type DutyField, OWNER_MAX, TEXT_MAX } from './duty-fields.ts'

type DutyFormProps = { view: DutyPageView; outcome: DutyOutcome | undefined }

/** How far a duty is: a form for whoever may change it, disabled for whoever may not. */
export function DutyForm({ view: { frame, duty, alike, apart }, outcome }: DutyFormProps) {
  const t = useTranslations('duties')
  const errors = outcome?.errors ?? {}
  const locale = useLocale()
  const list = new Intl.ListFormat(locale)
  const isProhibited = duty.weight === 'prohibition'
  const shown = outcome?.typed ?? { ...duty, dueOn: duty.dueOn ?? '' }
  const theirs = (name: DutyField, label: string, say = (text: string) => text) => {
    const text = outcome?.theirs?.fields[name]
    return text === undefined || text === shown[name] ? null : <Theirs name={name} label={label} text={say(text)} />
  }
  return (
    <Form method="post" noValidate className="no-print max-w-form border-hair border-t pt-8">
      <fieldset disabled={!frame.mayWrite} className="grid gap-6">
        {outcome?.theirs && (
          <Notice kind="warn" title={t('page.changed')}>
            {t('page.changedText')}
          </Notice>
        )}
        <input type="hidden" name="version" value={outcome?.theirs?.version ?? outcome?.version ?? duty.version} />
        <ChoiceGroup
          id="state"
          legend={t('page.form')}
          hint={isProhibited ? t('page.prohibitedHint') : undefined}
          error={errors.state}
          layout="ticks"
        >
          {statesFor(duty).map((state) => (
            <Tick key={state} type="radio" name="state" value={state} defaultChecked={shown.state === state}>
              {t(`states.${state}`)}
            </Tick>
          ))}
        </ChoiceGroup>
        {theirs('state', t('page.form'), (state) => t(`states.${stateOf(state)}`))}
        <TextField
          name="owner"
          label={t('page.owner')}
          hint={t('page.ownerHint')}
          optional
          maxLength={OWNER_MAX}
          autoComplete="off"
          defaultValue={shown.owner}
          error={errors.owner}
        />
        {theirs('owner', t('page.owner'))}
        <TextField
          name="dueOn"
          type="date"
          label={t('page.dueOn')}
          hint={t('page.dueOnHint')}
          optional
          width="short"
          defaultValue={shown.dueOn}
          error={errors.dueOn}
        />
        {theirs('dueOn', t('page.dueOn'), (day) => (day === '' ? '' : formatCalendarDate(day, locale)))}
        <TextArea
          name="evidence"
          label={t('page.evidence')}
          hint={t('page.evidenceHint')}
          optional
          maxLength={TEXT_MAX}
          defaultValue={shown.evidence}
          error={errors.evidence}
        />
        {theirs('evidence', t('page.evidence'))}
        {!isProhibited && (
          <TextArea
            name="reason"
            label={t('page.reason')}
            hint={t('page.reasonHint')}
            maxLength={TEXT_MAX}
            defaultValue={shown.reason}
            error={errors.reason}
          />
        )}
        {!isProhibited && theirs('reason', t('page.reason'))}
        {alike > 0 && (
          <Tick name="forAll" value="yes" defaultChecked={outcome?.forAll}>
            {t('page.forAll', { count: alike + 1 })}
          </Tick>
        )}
        {apart.length > 0 && (
          <p className="max-w-measure text-sm text-soft [overflow-wrap:anywhere]">
            {t('page.apart', { systems: list.format(apart) })}
          </p>
        )}
        {frame.mayWrite && (
          <div>
            <Button kind="primary">{t('page.save')}</Button>
          </div>
        )}
      </fieldset>
    </Form>
  )
}

const stateOf = (stored: string): DutyState => DUTY_STATES.find((state) => state === stored) ?? 'open'
