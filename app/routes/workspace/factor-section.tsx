import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { ShutOut } from './shut-out.tsx'
import type { SignInView } from './sign-in.tsx'

/** Whether the workspace lets people in without a second factor, and how many have none. */
export function FactorSection({ view, error }: { view: SignInView; error: string | undefined }) {
  const t = useTranslations('workspace.factor')
  const isOn = view.requiresSecondFactor
  return (
    <Section id="second-factor" title={t('heading')} text={t('text')}>
      <p>{t(isOn ? 'on' : 'off')}</p>
      <p className="max-w-measure text-soft">{t(isOn ? 'without' : 'wouldShut', { count: view.without.length })}</p>
      <ShutOut people={view.without} />
      {error && <FieldError id="factor">{error}</FieldError>}
      {isOn || view.ownFactor ? (
        <Form method="post">
          <input type="hidden" name="factor" value={isOn ? 'off' : 'on'} />
          <Button name="intent" value="factor">
            {t(isOn ? 'turnOff' : 'turnOn')}
          </Button>
        </Form>
      ) : (
        <p className="max-w-measure">
          {t('ownFirst')} <Link to="/account/security">{t('toSecurity')}</Link>
        </p>
      )}
    </Section>
  )
}
