import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { CharterChangeFault } from './change-charter.server.ts'
import type { CharterView } from './charter.tsx'
import { TEXT_MAX } from './charter-fields.ts'

/** Puts the charter before those who sign, or says all that stands against it. */
export function ProposeSection({ view, fault }: { view: CharterView; fault: CharterChangeFault | undefined }) {
  const t = useTranslations('charter.propose')
  const { faults, version, inForce, waiting } = view
  if (faults.length === 1 && faults[0]?.kind === 'same') {
    return waiting ? null : <p className="max-w-measure text-soft">{t('same')}</p>
  }
  if (view.isSame) return null
  const own = fault?.discipline === '' ? fault : undefined
  if (faults.length > 0) return <Against view={view} fault={own} />
  return (
    <Section id="propose" title={t(inForce === null ? 'title' : 'change')} text={t(waiting ? 'again' : 'text')}>
      <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-6">
        <FormFault fault={own} />
        <input type="hidden" name="version" value={version} />
        {inForce !== null && (
          <div className="w-full">
            <TextArea
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              maxLength={TEXT_MAX}
              defaultValue={own?.typed}
              error={own?.field === 'reason' ? own.message : undefined}
            />
          </div>
        )}
        <Button kind={waiting ? 'secondary' : 'primary'} name="intent" value="propose">
          {t('button')}
        </Button>
      </Form>
    </Section>
  )
}

function FormFault({ fault }: { fault: CharterChangeFault | undefined }) {
  if (fault?.field !== 'form') return null
  return (
    <div role="alert">
      <FieldError id="propose-form">{fault.message}</FieldError>
    </div>
  )
}

type AgainstProps = { view: CharterView; fault: CharterChangeFault | undefined }

/** What is still missing, each with the way to it. */
function Against({ view: { frame, faults }, fault }: AgainstProps) {
  const t = useTranslations('charter.propose')
  const words = useFaultWords()
  const base = `/pilots/${frame.id}/charter`
  return (
    <Section id="propose" title={t('missing')} text={t('missingText')}>
      <FormFault fault={fault} />
      <ul className="grid list-disc gap-2 pl-5">
        {faults.map((one) => (
          <li key={JSON.stringify(one)} className="[overflow-wrap:anywhere]">
            <Link to={placeOf(base, one)}>{words(one)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Fault = CharterView['faults'][number]

function useFaultWords(): (fault: Fault) => string {
  const t = useTranslations('charter.propose')
  return (fault) => {
    switch (fault.kind) {
      case 'charter':
        return t(`faults.${fault.fault.code}`, { about: fault.fault.about ?? '' })
      case 'unforeseen':
        return t(`unforeseen.${fault.missing}`)
      case 'time':
        return t(`time.${fault.mend}`)
      default:
        return t(`other.${fault.kind}`)
    }
  }
}

function placeOf(base: string, fault: Fault): string {
  if (fault.kind === 'charter') return `${base}/${fault.fault.section}`
  if (fault.kind === 'readings') return `${base}/figures`
  const isAbove = fault.kind === 'refused' || (fault.kind === 'time' && fault.mend !== 'weeks')
  return isAbove ? '#foresight' : `${base}/time`
}
