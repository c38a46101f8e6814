// The npm packages in the bundled page, as a bill of materials in the form of CycloneDX. Equal bundles have equal lists: there is
// no time and no random number in it.

const FOLDER = 'node_modules/';

/**
 * The list of the packages of files.
 *
 * @param files the files in the bundle, relative to the folder of the page
 * @param lock the content of package-lock.json
 */
export function billOfMaterials(files, lock) {
  const { name, version, license } = lock.packages[''];
  const page = { type: 'application', 'bom-ref': purlOf(name, version), name, version, purl: purlOf(name, version), licenses: licensesOf(license) };
  const packages = [...new Set(files.filter((file) => file.includes(FOLDER)).map((file) => packageOf(file, lock)))];
  const components = new Map(packages.map((path) => componentOf(path, lock.packages[path])).map((component) => [component.purl, component]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: page },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

/** The files of esbuild's metafile that have a part in its output. */
export function bundledFiles({ outputs }) {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
}

/** The key of the lock file for the package that has a file, such as node_modules/a/node_modules/@b/c. */
function packageOf(file, lock) {
  const start = file.indexOf(FOLDER);
  const end = file.lastIndexOf(FOLDER) + FOLDER.length;
  const names = file.slice(end).split('/');
  const path = file.slice(start, end) + names.slice(0, names[0].startsWith('@') ? 2 : 1).join('/');
  if (!lock.packages[path]) {
    throw new Error(`${path} is bundled, and is not in package-lock.json.`);
  }
  return path;
}

function componentOf(path, { version, license, integrity }) {
  const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
  const [group, base] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = purlOf(name, version);
  const [, hash] = /^sha512-(.+)$/.exec(integrity);
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group ? { group } : {}),
    name: base,
    version,
    purl,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
    licenses: licensesOf(license),
  };
}

function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licensesOf(license) {
  return /[ (]/.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}
