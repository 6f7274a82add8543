import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { Pager } from '#app/ui/pager.tsx'
import type { Page } from '#db/queries/enquiries.server.ts'

type EnquiryPagerProps = {
  list: Omit<Page<unknown>, 'rows'>
  /** Of the part of the address that names the page. */
  name: string
}

/** The way through a list of questions that fills more than one page; else nothing. */
export function EnquiryPager({ list: { page, pages }, name }: EnquiryPagerProps) {
  const t = useTranslations('ask.paging')
  const [query] = useSearchParams()
  if (pages === 1) return null
  const to = (other: number) => {
    const others = [...query].filter(([key]) => !['done', 'sent', 'enquiry', name].includes(key))
    return `?${new URLSearchParams([...others, [name, String(other)]])}`
  }
  return (
    <Pager
      previous={page > 1 && <Link to={to(page - 1)}>{t('previous')}</Link>}
      position={t('position', { page, pages })}
      next={page < pages && <Link to={to(page + 1)}>{t('next')}</Link>}
    />
  )
}
