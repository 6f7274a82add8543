import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type SecondFactorSectionProps = {
  isOn: boolean
  hasPasskey: boolean
  /** Recovery codes that were not used yet. */
  codesLeft: number
  /** New ones, shown this once. */
  codes: string[] | undefined
}

/** Whether the passkey is asked for after the mailed code, and what stands in for a lost one. */
export function SecondFactorSection({ isOn, hasPasskey, codesLeft, codes }: SecondFactorSectionProps) {
  const t = useTranslations('account.security')
  return (
    <section className="grid justify-items-start gap-6 border-hair border-t pt-8">
      <h2>{t('second')}</h2>
      <p className="max-w-measure text-soft">{t('secondText')}</p>
      <p>{isOn ? t('secondOn') : t('secondOff')}</p>
      {!isOn && !hasPasskey && <p className="max-w-measure text-soft">{t('secondNeeds')}</p>}
      {(isOn || hasPasskey) && (
        <Form method="post">
          <Button name="intent" value={isOn ? 'turn-off' : 'turn-on'}>
            {isOn ? t('turnOff') : t('turnOn')}
          </Button>
        </Form>
      )}
      {isOn && (
        <>
          <h3>{t('recovery')}</h3>
          {codes && <RecoveryCodes codes={codes} />}
          <p className="max-w-measure text-soft">
            {t('recoveryText')} {t('left', { count: codesLeft })}
          </p>
          <Form method="post">
            <Button name="intent" value="renew">
              {t('renew')}
            </Button>
          </Form>
        </>
      )}
    </section>
  )
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('account.security')
  return (
    <Notice kind="warn" title={t('codes')}>
      <p className="mb-4">{t('codesText')}</p>
      <ul className="grid gap-x-8 gap-y-2 tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
