import { data, type RouterContextProvider, redirect } from 'react-router'
import { withReturn } from '#app/core/account/safe-place.ts'
import { firstPlace } from '#app/server/arrival.server.ts'
import { comeBack } from '#app/server/provider/way-back.server.ts'
import { withCookies } from '#app/server/sign-in.server.ts'

type Came = { request: Request; url: URL /** The workspace that the path names. */; at: string | null }

/**
 * Takes in whoever a provider sends back. Only the browser that was sent gets anything from it, once.
 *
 * @returns why they are not signed in, with 403
 * @throws a redirect to where they wanted, or to what is still asked of them
 */
export async function takeIn(context: Readonly<RouterContextProvider>, { request, url, at }: Came) {
  const back = await comeBack(context, { url, at, userAgent: request.headers.get('user-agent') })
  if (back.is !== 'right' && back.is !== 'half') return data({ why: back.is }, 403)
  const wanted = new URL(withReturn('/sign-in', back.place), url.origin)
  const next = back.is === 'half' ? withReturn('/sign-in/second', back.place) : firstPlace(context, back, wanted)
  throw redirect(next, { headers: withCookies(back.cookies) })
}
