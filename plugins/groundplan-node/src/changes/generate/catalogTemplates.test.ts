/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import {
  GeneratorKind,
  RepositoryLayout,
} from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { layOut } from '../layout/layOut';
import { generate } from './generate';
import { controllerPod, renderContext } from './__testUtils__/renderContext';

const TEMPLATES = join(__dirname, '../../../../../catalog/templates');

/** The forms of the catalog whose values a generator takes. */
const GENERATED: [string, GeneratorKind, string[]][] = [
  [
    'cluster',
    'cluster',
    [
      'Cluster',
      'DOCluster',
      'KubeadmControlPlane',
      'MachineDeployment',
      'GitopsCluster',
    ],
  ],
  ['terraform', 'terraform', ['Terraform']],
  ['runner-scale-set', 'runner-scale-set', ['HelmRelease', 'OCIRepository']],
  [
    'deploy-service',
    'deployment',
    ['Terraform', 'GitRepository', 'HelmRelease'],
  ],
];

const ENTITIES = {
  'resource:default/payments-prod.cluster.team-payments.hub': {
    kind: 'cluster' as const,
    namespace: 'team-payments',
    name: 'payments-prod',
  },
};

interface Page {
  required?: string[];
  properties: Record<string, Record<string, unknown>>;
}

function readYaml(name: string) {
  return parse(readFileSync(join(TEMPLATES, `${name}.yaml`), 'utf8'));
}

/** As the preview evaluates the input of `groundplan:render`: whole values, no more. */
function evaluate(
  value: unknown,
  parameters: Record<string, unknown>,
): unknown {
  if (typeof value === 'string') {
    const found = /^\$\{\{ parameters\.([A-Za-z]+) \}\}$/.exec(value);
    // Of who has not been asked to sign in
    if (/^\$\{\{ secrets\.\w+ \}\}$/.test(value)) {
      return undefined;
    }
    if (value.includes('${{') && !found) {
      throw new Error(`${value} is more than a value`);
    }
    return found ? parameters[found[1]] : value;
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          evaluate(inner, parameters),
        ]),
      )
    : value;
}

describe.each(GENERATED)('the template %s', (name, kind, kinds) => {
  const template = readYaml(name);
  const example = readYaml(`examples/${name}`);
  const pages: Page[] = template.spec.parameters;
  const [render] = template.spec.steps;
  const input = evaluate(render.input, example) as {
    source: unknown;
    values: Record<string, unknown>;
    target: { host: string; namespace: string };
  };

  it('has the steps, and the pages at its end, of all our templates', () => {
    expect(
      template.spec.steps.map((step: Record<string, string>) => [
        step.id,
        step.action,
      ]),
    ).toEqual([
      ['render', 'groundplan:render'],
      ['validate', 'groundplan:validate'],
      ['pullRequest', 'groundplan:pull-request'],
    ]);
    const [target, preview] = pages.slice(-2);
    expect(target.properties.target['ui:field']).toBe('GroundplanTarget');
    expect(preview.properties.preview['ui:field']).toBe('GroundplanPreview');
    expect(render.input.source).toEqual({ kind });
  });

  it('hands every parameter on, and nothing else', () => {
    const asked = pages.flatMap(page => Object.keys(page.properties));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.sort()).toEqual(
      [...Object.keys(render.input.values), 'target', 'preview'].sort(),
    );
  });

  it('asks for what the example gives, by schemas that are right', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    for (const page of pages) {
      const check = ajv.compile(page);
      const given = Object.fromEntries(
        Object.entries(example).filter(([key]) => key in page.properties),
      );
      check(given);
      expect(check.errors).toBeNull();
      expect(check({})).toBe(page.required === undefined);
    }
  });

  async function filesOf(layout: RepositoryLayout) {
    const context = renderContext({
      layout,
      ...input.target,
      entities: ENTITIES,
      objects: [controllerPod('0.14.2')],
    });
    const rendered = await generate({ kind }, input.values, context);
    const files = await layOut(rendered, context);
    return {
      paths: files.map(({ path }) => path),
      text: files.map(({ content }) => content).join(''),
    };
  }

  it('renders its example as manifests for Flux', async () => {
    const { paths, text } = await filesOf('flux');
    expect(paths).toHaveLength(1);
    for (const expected of kinds) {
      expect(text).toContain(`kind: ${expected}\n`);
    }
    expect(text).toContain('group:default/payments');
  });

  it('renders its example as a folder of a chart', async () => {
    const { paths, text } = await filesOf('helm-folders');
    expect(paths.slice(0, 2)).toEqual([
      expect.stringMatching(/^ops\/helm\/005-[a-z-]+\/[a-z-]+\/Chart\.yaml$/),
      expect.stringMatching(/values\.yaml$/),
    ]);
    expect(text).not.toContain('{{');
    expect(text).toContain('group:default/payments');
  });
});
