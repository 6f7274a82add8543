import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { MIN_LOGO_SIDE } from '#app/report/logo/picture-limits.ts'
import { BrandLogo } from '#app/routes/report/brand-logo.tsx'
import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Section } from '#app/ui/section.tsx'
import type { BrandView } from './brand-view.server.ts'

/** The logo as it is kept, and the forms to send another or none. */
export function LogoSection({ view, error }: { view: BrandView; error: string | undefined }) {
  const t = useTranslations('brand')
  const { logo, mayChange } = view
  const hint = t('fileHint', { least: MIN_LOGO_SIDE })
  return (
    <Section id="logo-of-reports" title={t('logo')} text={t(view.client === null ? 'logoText' : 'logoTextClient')}>
      {logo ? (
        <div className="grid justify-items-start gap-2">
          <BrandLogo logo={logo} alt={t('logoAlt')} />
          {logo.ground === 'dark' && <p className="text-sm text-soft">{t('onDark')}</p>}
        </div>
      ) : (
        <p>{t('noLogo')}</p>
      )}
      {mayChange && (
        // Sent by the browser itself: a file that is refused on the way in is answered with a page of its own.
        <Form
          method="post"
          encType="multipart/form-data"
          reloadDocument
          className="grid w-full max-w-form justify-items-start gap-4"
        >
          <div className="w-full">
            <FileField name="logo" label={t('file')} hint={hint} accept="image/png,image/jpeg" error={error} />
          </div>
          <Button name="intent" value="logo">
            {t(logo ? 'replace' : 'upload')}
          </Button>
        </Form>
      )}
      {mayChange && logo && (
        <Form method="post">
          <Button kind="quiet" name="intent" value="removeLogo">
            {t('remove')}
          </Button>
        </Form>
      )}
    </Section>
  )
}
