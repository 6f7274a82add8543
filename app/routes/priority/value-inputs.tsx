import { useTranslations } from 'use-intl'
import { Group, NumberLine } from '#app/routes/pilots/charter-field.tsx'
import { type FormState, idOf } from '#app/routes/pilots/form-state.ts'
import type { ValueView } from './value-view.server.ts'

const ENDS = ['low', 'base', 'high'] as const
const SHARES = ['adoption', 'realised', 'avoided']
const MONEY = ['wage', 'run', 'oneOff', 'errorCost']

type ValueInputsProps = { view: ValueView; state: FormState }

/** Every input with its three figures, what it means here, and where it comes from. */
export function ValueInputs({ view, state }: ValueInputsProps) {
  const { inputs, counts } = view
  const shown = inputs.filter(({ input, origin }) => !isOfErrors(input) || counts.error !== '' || origin !== null)
  const rest = inputs.filter((one) => !shown.includes(one))
  const t = useTranslations('priority.value')
  return (
    <>
      {shown.map((one) => (
        <ValueInput key={one.input} one={one} view={view} state={state} />
      ))}
      {rest.length > 0 && (
        <details className="disclosure" open={rest.some(({ input }) => isTouched(state, input))}>
          <summary>{t('errors')}</summary>
          <div className="disclosure-body grid gap-8">
            {rest.map((one) => (
              <ValueInput key={one.input} one={one} view={view} state={state} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const isOfErrors = (input: string) => input === 'avoided' || input === 'errorCost'

const isTouched = ({ values, faults }: FormState, input: string) =>
  ENDS.some((end) => (values[`${input}.${end}`] ?? '') !== '' || faults[`${input}.${end}`] !== undefined)

type ValueInputProps = { one: ValueView['inputs'][number] } & ValueInputsProps

function ValueInput({ one: { input, origin, source, pilot }, view, state }: ValueInputProps) {
  const t = useTranslations('priority.value')
  const names = useTranslations('priority.inputs')
  const unit = SHARES.includes(input) ? '%' : MONEY.includes(input) ? view.currency : undefined
  const { case: one, saves, error } = view.counts
  return (
    <Group id={`value-${input}`} title={names(input)} hint={t(`hints.${input}`, { case: one, saves, error })}>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        {ENDS.map((end) => (
          <NumberLine
            key={end}
            state={state}
            name={`${input}.${end}`}
            label={t(`ends.${end}`)}
            {...(unit ? { unit } : {})}
          />
        ))}
      </div>
      {origin === 'own' && <p className="text-sm text-soft">{t('origin.own')}</p>}
      {origin === 'pilot' && (
        <p className="text-sm text-soft">{t('origin.pilot', { name: pilot, isKnown: pilot ? 'yes' : 'no' })}</p>
      )}
      {origin === 'assumed' && (
        <div className="grid gap-2">
          <p className="text-sm text-soft">{source === null ? t('origin.assumed') : t('origin.sourced', { source })}</p>
          <label className="flex min-h-11 items-center gap-3" htmlFor={idOf(`${input}.holds`)}>
            <input
              type="checkbox"
              id={idOf(`${input}.holds`)}
              name={`${input}.holds`}
              value="yes"
              className="check"
              defaultChecked={state.values[`${input}.holds`] === 'yes'}
            />
            <span>{t('holds')}</span>
          </label>
        </div>
      )}
    </Group>
  )
}
