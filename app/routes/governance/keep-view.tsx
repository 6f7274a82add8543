import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { GovernanceFrame } from './governance-frame.tsx'

/** In place of a company: one that has no register yet. */
export const NEW_COMPANY = 'new'

type KeepViewProps = {
  /** What it is called in the register. */
  system: string
  companies: readonly { id: string; name: string }[]
  /** `null`: a guest's, which has no name. */
  workspace: string | null
  error: string | undefined
}

/** Asks in which company's register a checked system goes. Its form goes to its own address, which holds the answers. */
export function KeepView({ system, companies, workspace, error }: KeepViewProps) {
  const t = useTranslations('governancePages.keep')
  return (
    <GovernanceFrame current="check">
      <form method="post" className="grid max-w-form justify-items-start gap-6 [overflow-wrap:anywhere]">
        <h1>{t('heading')}</h1>
        <p className="max-w-measure text-soft">
          {workspace === null ? t('lead', { system }) : t('leadIn', { system, workspace })}
        </p>
        <div className="w-full">
          <Select
            name="company"
            label={t('company')}
            hint={t('companyHint')}
            error={error}
            defaultValue=""
            options={[
              { value: '', label: t('choose') },
              ...companies.map(({ id, name }) => ({ value: id, label: name })),
              { value: NEW_COMPANY, label: t('another') },
            ]}
          />
        </div>
        <Button kind="primary">{t('save')}</Button>
      </form>
    </GovernanceFrame>
  )
}
