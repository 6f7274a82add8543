import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { FieldError, Hint } from '#app/ui/field.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { SignInOutcome } from './change-sign-in.server.ts'
import { ShutOut } from './shut-out.tsx'
import type { SignInView } from './sign-in.tsx'

/** Where people of the domains sign in, and what becomes of those who are new. */
export function ProviderSection({ view, outcome }: { view: SignInView; outcome: SignInOutcome | undefined }) {
  const t = useTranslations('workspace.signIn')
  const { provider } = view
  const { errors, typed } = outcome ?? {}
  const hasSecret = provider !== null
  return (
    <Section id="provider" title={t('provider')} text={t('providerText')}>
      <p className="max-w-measure">
        {t('callback')} <code>{view.callback}</code>
      </p>
      {view.olderCallback && (
        <p className="max-w-measure text-soft">
          {t('older')} <code>{view.olderCallback}</code>
        </p>
      )}
      <Form method="post" noValidate className="grid w-full max-w-form justify-items-start gap-6">
        <div className="grid w-full gap-6">
          <TextField
            name="issuer"
            label={t('issuer')}
            hint={t('issuerHint')}
            inputMode="url"
            maxLength={500}
            defaultValue={typed?.issuer ?? provider?.issuer}
            error={errors?.issuer}
          />
          <TextField
            name="client"
            label={t('client')}
            maxLength={500}
            autoComplete="off"
            defaultValue={typed?.client ?? provider?.clientId}
            error={errors?.client}
          />
          <TextField
            name="secret"
            type="password"
            label={t('secret')}
            hint={t(hasSecret ? 'secretKept' : 'secretHint')}
            autoComplete="off"
            error={errors?.secret}
          />
          <Select
            name="joins"
            label={t('joins')}
            hint={t('joinsHint')}
            defaultValue={provider?.joinsAs ?? 'nobody'}
            options={(['nobody', 'viewer', 'member'] as const).map((value) => ({
              value,
              label: t(`joinsAs.${value}`),
            }))}
          />
          <div>
            <Tick name="own" value="yes" defaultChecked={provider?.isCompanyOwn}>
              {t('own')}
            </Tick>
            <Hint id="own">{t('ownHint')}</Hint>
          </div>
          {view.olderCallback && (
            <div>
              <Tick name="moved" value="yes">
                {t('moved')}
              </Tick>
              <Hint id="moved">{t('movedHint')}</Hint>
            </div>
          )}
        </div>
        <div className="flex flex-wrap gap-4">
          <Button kind="primary" name="intent" value="save">
            {t('save')}
          </Button>
          {provider && (
            <Button kind="quiet" name="intent" value="remove">
              {t('remove')}
            </Button>
          )}
        </div>
      </Form>
    </Section>
  )
}

/** Whether the other ways in are shut. */
export function OnlyWaySection({ view, error }: { view: SignInView; error: string | undefined }) {
  const t = useTranslations('workspace.signIn')
  return (
    <Section id="only" title={t('only')} text={t('onlyText')}>
      <p>{t(view.isOnlyWay ? 'onlyOn' : 'onlyOff')}</p>
      <p className="max-w-measure text-soft">
        {t(view.isOnlyWay ? 'onlyShuts' : 'onlyWouldShut', { count: view.elsewhere.length })}
      </p>
      <ShutOut people={view.elsewhere} />
      {error && <FieldError id="only-error">{error}</FieldError>}
      <Form method="post">
        <input type="hidden" name="to" value={view.isOnlyWay ? 'off' : 'on'} />
        <Button name="intent" value="only">
          {t(view.isOnlyWay ? 'onlyTurnOff' : 'onlyTurnOn')}
        </Button>
      </Form>
    </Section>
  )
}
