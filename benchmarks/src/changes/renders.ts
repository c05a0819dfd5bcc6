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

import {
  getRecord,
  KubernetesObject,
  templateSources,
} from 'backstage-plugin-groundplan-common';
import { renderGoTemplate } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { renderTemplate } from '../../../plugins/groundplan-node/src/changes/render';
import { warmUpRendering } from '../../../plugins/groundplan-node/src/changes/render/warmUpRendering';
import { renderEnvsubst } from '../../../plugins/groundplan-node/src/templating/envsubst/renderEnvsubst';
import { aClusterClass, aTemplate, Dialect, textOf, VALUES } from './templates';

const RESOURCES = 50;
const VARIABLES = 60;

/** What is measured in a process of its own, for its first time there. */
export const renders: Record<
  string,
  {
    title: string;
    goal: string;
    prepare: () => (() => unknown) | Promise<() => unknown>;
  }
> = {
  go: {
    title: `Go templating of ${RESOURCES} texts`,
    goal: '< 50 ms',
    prepare: () => {
      const texts = textsOf('templating');
      return () =>
        texts.map(text =>
          renderGoTemplate(text, { name: 'text', data: { params: VALUES } }),
        );
    },
  },
  envsubst: {
    title: `envsubst of ${RESOURCES} texts`,
    goal: '< 50 ms',
    prepare: () => {
      const texts = textsOf('envsubst');
      return () => texts.map(text => renderEnvsubst(text, VALUES));
    },
  },
  'template-go': {
    title: `a CAPITemplate of ${RESOURCES} resources in Go templating, to checked objects`,
    goal: '< 50 ms',
    prepare: async () => await renderingOf(aTemplate('templating', RESOURCES)),
  },
  'template-envsubst': {
    title: `a CAPITemplate of ${RESOURCES} resources in envsubst, to checked objects`,
    goal: '< 50 ms',
    prepare: async () => await renderingOf(aTemplate('envsubst', RESOURCES)),
  },
  class: {
    title: `the form of a ClusterClass with ${VARIABLES} nested variables, as an entity`,
    goal: '',
    prepare: () => {
      const object = aClusterClass(VARIABLES);
      return () => {
        const { template, findings = [] } = templateSources.facts(object, [], {
          host: 'hub',
        });
        if (findings.some(({ severity }) => severity === 'error')) {
          throw new Error(JSON.stringify(findings));
        }
        return template;
      };
    },
  },
};

function textsOf(dialect: Dialect): string[] {
  return Array.from({ length: RESOURCES }, (_, i) => textOf(dialect, i));
}

/** As in a backend that has started. */
async function renderingOf(
  template: KubernetesObject,
): Promise<() => Promise<unknown>> {
  await warmUpRendering();
  const lookup = FakeMirror.create({ hub: [template] }).lookup('hub');
  const { name, namespace = '' } = template.metadata;
  return async () => {
    const { manifests } = await renderTemplate(
      { host: 'hub', kind: 'capi-template', namespace, name },
      { parameters: VALUES },
      {
        host: 'hub',
        namespace: 'playground',
        layout: 'flux',
        path: 'clusters/hub',
        files: { paths: () => [], read: async () => undefined },
        lookup,
        isNamespaced: async () => true,
      },
    );
    const [manifest] = manifests;
    const made = 'objects' in manifest ? manifest.objects : [];
    if (made.length !== RESOURCES || !getRecord(made[0], 'spec')) {
      throw new Error(`${made.length} objects instead of ${RESOURCES}`);
    }
    return made;
  };
}
