// SPDX-License-Identifier: EUPL-1.2
// Builds assets/dist/: page.css, early.js and page.js (every page), reference.css (lessons, and pages to look things
// up in), aloud.js (fetched by who has a Dutch voice), notebook.css and notebook.js (JupyterLab, Voilà).
// 1 esbuild bundles, 2 Utrecht's CSS is cut down to the classes named below, 3 the notebook's CSS is scoped,
// 4 what a strict CSP or an old browser would refuse is refused here, 5 esbuild minifies.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as csstree from 'css-tree';
import * as esbuild from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(root, 'meedenker_widgets');
const assets = path.join(source, 'assets');
const dist = path.join(assets, 'dist');
const targets = ['chrome100', 'edge100', 'firefox100', 'safari15'];
const pageCssLimit = 16 * 1024; // gzipped

// Every Utrecht class a template may use. A class that is missing here has no style: add it here first.
const utrechtClasses = new Set(
  `alert alert--error alert--info alert--ok alert--warning alert__content alert__icon
  breadcrumb-nav breadcrumb-nav__item breadcrumb-nav__link breadcrumb-nav__link--current breadcrumb-nav__list
  breadcrumb-nav__list--html-ol
  button button--primary-action button--secondary-action button--subtle button-group
  checkbox checkbox--custom checkbox--html-input
  document document--surface
  form-field form-field--invalid form-field-description form-field-error-message
  form-fieldset form-fieldset--html-fieldset form-fieldset--invalid form-fieldset__legend
  form-fieldset__legend--html-legend form-label
  heading-1 heading-2 heading-3 heading-4
  link link--html-a
  ordered-list ordered-list__item unordered-list unordered-list__item
  page-body page-body__content page-footer page-footer__content page-header page-header__content
  paragraph paragraph--lead paragraph--small
  radio-button radio-button--html-input
  skip-link skip-link--visible-on-focus
  status-badge status-badge--active
  table table--html-table
  textarea textarea--html-textarea textbox textbox--html-input`
    .split(/\s+/)
    .map((name) => `utrecht-${name}`),
);
// Older browsers drop a whole rule for one pseudo-class they do not know; and an error is shown by the server
// (aria-invalid), never while someone is still typing.
const refusedPseudoClasses = new Set(['invalid', 'user-invalid']);

const parse = (css) =>
  csstree.parse(css, {
    parseValue: false,
    parseAtrulePrelude: false,
    onParseError: (error) => {
      throw error;
    },
  });

/** Keep of Utrecht's CSS the selectors whose classes we use; leave out pictures in data: addresses. */
function pruneUtrecht(css) {
  const tree = parse(css);
  csstree.walk(tree, {
    visit: 'Rule',
    enter(rule, item, list) {
      rule.prelude.children.forEach((selector, selectorItem, selectors) => {
        const unused = csstree.findAll(
          selector,
          (node) =>
            (node.type === 'ClassSelector' && node.name.startsWith('utrecht-') && !utrechtClasses.has(node.name)) ||
            (node.type === 'PseudoClassSelector' && refusedPseudoClasses.has(node.name)),
        );
        // :not(.utrecht-x) with an unused class is always true and may stay
        if (unused.some((node) => !insideNot(selector, node))) selectors.remove(selectorItem);
      });
      rule.block.children.forEach((node, nodeItem, nodes) => {
        if (node.type === 'Declaration' && /url\(/i.test(node.value.value)) nodes.remove(nodeItem);
      });
      if (rule.prelude.children.isEmpty || rule.block.children.isEmpty) list.remove(item);
    },
  });
  return csstree.generate(tree);
}

function insideNot(selector, wanted) {
  return Boolean(
    csstree.find(
      selector,
      (node) =>
        node.type === 'PseudoClassSelector' && node.name === 'not' && csstree.find(node, (inner) => inner === wanted),
    ),
  );
}

/** Everything below .mdk-notebook, rem tied to --mdk-rem, breakpoints later (a cell is narrower than its window). */
function scopeToNotebook(css) {
  const tree = parse(css);
  const scope = '.mdk-notebook';
  csstree.walk(tree, (node) => {
    if (node.type === 'Atrule' && node.name === 'media' && node.prelude) {
      node.prelude.value = node.prelude.value.replace(
        /((?:min|max)-width\s*:\s*)([\d.]+)rem/g,
        (_, feature, value) => `${feature}${Number(value) + 16}rem`,
      );
    } else if (node.type === 'Rule') {
      node.prelude.children = node.prelude.children.map((selector) => {
        const text = csstree.generate(selector);
        let scoped = `${scope}${scope} ${text}`; // twice: stronger than JupyterLab's rules for rendered HTML
        if (text.startsWith(scope)) scoped = text;
        else if (text.startsWith('.meedenker-theme')) scoped = text.replace('.meedenker-theme', scope);
        return { type: 'Raw', value: scoped };
      });
    } else if (node.type === 'Declaration' && node.property !== '--mdk-rem') {
      node.value.value = node.value.value.replace(
        /(?<![\w.#-])(-?(?:\d+\.?\d*|\.\d+))rem\b/g,
        'calc(var(--mdk-rem)*$1)',
      );
    }
  });
  return csstree.generate(tree);
}

/** Stop on what must never be in the built files. */
function check(name, css) {
  const refused = [
    [/url\(|@import|image-set\(/i, 'an address'],
    [/(?<![\w-])--[\w-]*:\s*;/, 'an empty token'],
  ];
  if (name === 'notebook.css') refused.push([/[},]\s*(?:html|body|:root|\*)(?![\w-])/, 'a rule outside .mdk-notebook']);
  for (const [pattern, what] of refused) {
    const found = css.match(pattern);
    if (found) throw new Error(`${name} holds ${what}: ${css.slice(Math.max(0, found.index - 60), found.index + 80)}`);
  }
  const lines = parse(css);
  csstree.walk(lines, (node) => {
    if (node.type === 'NestingSelector') throw new Error(`${name} holds nested rules`);
  });
}

const pruned = new Map(); // package name -> version
const utrechtPlugin = {
  name: 'utrecht',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/]@utrecht[\\/].*\.css$/ }, async ({ path: file }) => {
      const folder = file.match(/^.*[\\/]@utrecht[\\/][^\\/]+/)[0];
      const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      if (license !== 'EUPL-1.2') throw new Error(`${name} is not EUPL-1.2 but ${license}`);
      pruned.set(name, version);
      return { contents: pruneUtrecht(await readFile(file, 'utf8')), loader: 'css' };
    });
  },
};

function banner() {
  const parts = [...pruned].map(([name, version]) => `${name} ${version}`).sort();
  return `/*! Meedenker. SPDX-License-Identifier: EUPL-1.2
Holds component CSS of NL Design System Utrecht (c) 2020-2025 Frameless B.V., 2021-2025 Gemeente Utrecht, EUPL-1.2,
source github.com/nl-design-system/utrecht. Changed by the build of Meedenker: unused parts left out.
${parts.join(', ')} */
`;
}

async function buildCss(name, transform) {
  const entry = path.join(assets, 'styles', name);
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    legalComments: 'none',
    plugins: [utrechtPlugin],
    target: targets,
    logLevel: 'warning',
  });
  const css = transform(outputFiles[0].text);
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target: targets, legalComments: 'none' });
  check(name, code);
  await writeFile(path.join(dist, name), banner() + code);
}

async function buildJs(name, format) {
  await esbuild.build({
    entryPoints: [path.join(assets, 'live', name)],
    outfile: path.join(dist, name),
    bundle: true,
    minify: true,
    format,
    target: targets,
    legalComments: 'inline',
    banner: { js: '/*! Meedenker. SPDX-License-Identifier: EUPL-1.2 */' },
    logLevel: 'warning',
  });
}

/** A Utrecht class in a template that has no CSS is a mistake that nobody sees: say so. */
async function warnAboutUnknownClasses() {
  const files = await readdir(source, { recursive: true });
  for (const file of files.filter((file) => /\.(html|j2|jinja|py)$/.test(file))) {
    const text = await readFile(path.join(source, file), 'utf8');
    const names = new Set(text.match(/(?<![\w/@-])utrecht-[\w-]*[a-z0-9](?![\w-])/g));
    for (const name of names) if (!utrechtClasses.has(name)) console.warn(`  ${file}: class ${name} has no style`);
  }
}

async function report() {
  for (const name of (await readdir(dist)).sort()) {
    const bytes = await readFile(path.join(dist, name));
    const zipped = gzipSync(bytes, { level: 9 }).length;
    console.log(`  ${name.padEnd(14)}${String(bytes.length).padStart(7)} bytes ${String(zipped).padStart(6)} gzipped`);
    if (name === 'page.css' && zipped > pageCssLimit) throw new Error(`page.css is too heavy: ${zipped} > ${pageCssLimit}`);
  }
}

await mkdir(dist, { recursive: true });
await buildCss('page.css', (css) => css);
await buildCss('reference.css', (css) => css);
await buildCss('notebook.css', scopeToNotebook);
await buildJs('early.js', 'iife');
await buildJs('page.js', 'iife');
await buildJs('aloud.js', 'esm');
await buildJs('notebook.js', 'esm');
await warnAboutUnknownClasses();
await report();
