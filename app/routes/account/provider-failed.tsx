import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { AppPage } from '#app/routes/app-page.tsx'
import { buttonLook } from '#app/ui/button.tsx'

/** Says why the sign-in with a company led to nothing, and how to try again. */
export function ProviderFailed({ why }: { why: 'over' | 'refused' | 'foreign' }) {
  const t = useTranslations('account.provider')
  return (
    <AppPage width="form">
      <h1 className="mb-4">{t('failed')}</h1>
      <div className="grid justify-items-start gap-6">
        <p className="max-w-measure">{t(why)}</p>
        <Link to="/sign-in" {...buttonLook('primary')}>
          {t('again')}
        </Link>
      </div>
    </AppPage>
  )
}
