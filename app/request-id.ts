import { createContext } from 'react'

/** What the log calls the request for this document; the browser finds it on the `html` element. */
export const RequestIdContext = createContext<string | undefined>(undefined)
