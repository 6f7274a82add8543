import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useFetcher } from 'react-router'
import { useTranslations } from 'use-intl'
import { mailTo } from '#app/routes/questionnaire-parts/question-mail.ts'
import { AddressField } from '#app/ui/address-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { SettingsOutcome } from './change-settings.server.ts'

/** A button that makes the private link and shows it in its place; without a script, the settings show it. */
export function PrivateLink({ assessmentId }: { assessmentId: string }) {
  const t = useTranslations('app.settingsPage')
  const fetcher = useFetcher<SettingsOutcome>()
  const link = fetcher.data?.link
  if (link) return <LinkMade link={link} />
  return (
    <fetcher.Form method="post" action={`/assessments/${assessmentId}/settings`}>
      <Button name="intent" value="link">
        {t('makeLink')}
      </Button>
    </fetcher.Form>
  )
}

/** The link itself, to copy or to send to oneself. */
export function LinkMade({ link }: { link: string }) {
  const t = useTranslations('app.settingsPage')
  return (
    <CopyLink link={link}>
      <a
        href={mailTo({ subject: t('mailSubject'), body: t('mailBody', { link }) })}
        className="inline-flex min-h-11 items-center"
      >
        {t('mailLink')}
      </a>
    </CopyLink>
  )
}

/** A link that was just made, to copy; what else can be done with it stands beside the button. */
export function CopyLink({ link, children }: { link: string; children?: ReactNode }) {
  const t = useTranslations('app.settingsPage')
  return (
    <Notice title={t('linkMade')}>
      <div className="mt-2 grid gap-2">
        <AddressField label={t('link')} address={link} />
        <span className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <CopyButton text={link} />
          {children}
        </span>
      </div>
    </Notice>
  )
}

/** Only where the browser can: without a script one selects the field and copies it by hand. */
function CopyButton({ text }: { text: string }) {
  const t = useTranslations('app.settingsPage')
  const canCopy = useSyncExternalStore(neverChanges, hasClipboard, hasNone)
  const [state, setState] = useState<'copyLink' | 'linkCopied' | 'linkNotCopied'>('copyLink')
  if (!canCopy) return null
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('linkCopied'),
      () => setState('linkNotCopied'),
    )
  return (
    <>
      <Button type="button" onClick={copy}>
        {t('copyLink')}
      </Button>
      <output className="text-sm text-soft empty:sr-only">{state === 'copyLink' ? null : t(state)}</output>
    </>
  )
}

const neverChanges = () => () => {}
const hasClipboard = () => 'clipboard' in navigator
const hasNone = () => false
