/** The names of colours that a chat may have, and what they are in HEX. The names are documented, the values are our own. */
export const chatColors: ReadonlyMap<string, string> = new Map([
  ['RED', '#df532d'],
  ['GREEN', '#64a513'],
  ['MINT', '#4ba984'],
  ['LIGHT_BLUE', '#48bde1'],
  ['DARK_BLUE', '#4a69bd'],
  ['PURPLE', '#8474c8'],
  ['AQUA', '#1eb4aa'],
  ['PINK', '#f76187'],
  ['LIME', '#58cc47'],
  ['BROWN', '#ab7761'],
  ['AZURE', '#29619b'],
  ['KHAKI', '#728f7a'],
  ['SAND', '#ba9c7b'],
  ['MARENGO', '#556574'],
  ['GRAY', '#909090'],
  ['GRAPHITE', '#5e5f5e'],
]);
