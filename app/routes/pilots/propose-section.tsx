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
  if (faults.length > 0) return <Against view={view} />
  const own = fault?.discipline === '' ? fault : undefined
  return (
    <Section id="propose" title={t(inForce === null ? 'title' : 'change')} text={t(waiting ? 'again' : 'text')}>
      <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-6">
        {own?.field === 'form' && (
          <div role="alert">
            <FieldError id="propose-form">{own.message}</FieldError>
          </div>
        )}
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

/** What is still missing, each with the way to it. */
function Against({ view: { frame, faults } }: { view: CharterView }) {
  const t = useTranslations('charter.propose')
  const base = `/pilots/${frame.id}/charter`
  return (
    <Section id="propose" title={t('missing')} text={t('missingText')}>
      <ul className="grid list-disc gap-2 pl-5">
        {faults.map((one) => {
          if (one.kind === 'charter') {
            const { section, code, about } = one.fault
            return (
              <li key={`${section} ${code} ${about}`}>
                <Link to={`${base}/${section}`}>{t(`faults.${code}`, { about: about ?? '' })}</Link>
              </li>
            )
          }
          const section = one.kind === 'unforeseen' && one.missing !== 'noise' ? 'figures' : 'time'
          return (
            <li key={one.kind}>
              <Link to={`${base}/${section}`}>
                {t(one.kind === 'unforeseen' ? `unforeseen.${one.missing}` : `other.${one.kind}`)}
              </Link>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
