import type { Pack } from '../../shared/pack/pack.ts'

/** Loads the open items that come with the client; made from resources/packs/practice by `npm run generate`. */
export async function loadPracticePack(): Promise<Pack> {
  const { default: bundle } = await import('../../resources/packs/practice/pack.json')
  // `npm run generated` checks that the file is what a checked pack folder gives, so it is not parsed again in the page.
  return bundle as unknown as Pack
}
