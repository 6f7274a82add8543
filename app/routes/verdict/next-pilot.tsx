import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CheckboxCard } from '#app/ui/choice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { GateView } from './gate-view.server.ts'

type NextPilotProps = { next: NonNullable<GateView['nextPilot']>; mayWrite: boolean }

/** After "once more": the charter of the next pilot, or one press that makes it from the first. */
export function NextPilot({ next: { pilot, baseline }, mayWrite }: NextPilotProps) {
  const t = useTranslations('gate.nextPilot')
  if (pilot !== null) {
    const { name, href, from, until, isSigned } = pilot
    return (
      <Section id="next-pilot" title={t('title')}>
        <p className="[overflow-wrap:anywhere]">
          {from === '' ? t('noDays') : t(isSigned ? 'signed' : 'draft', { from, until })}{' '}
          <Link to={href}>{t('charter', { name })}</Link>
        </p>
      </Section>
    )
  }
  if (!mayWrite) return null
  return (
    <Section id="next-pilot" title={t('title')} text={t('text')}>
      <Form method="post" className="grid max-w-form gap-4">
        {baseline > 0 && (
          <CheckboxCard name="baseline" value="yes" id="baseline" defaultChecked>
            {t('baseline', { periods: baseline })} <span className="text-soft">{t('baselineHint')}</span>
          </CheckboxCard>
        )}
        <div>
          <Button name="intent" value="next" kind="primary">
            {t('button')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
