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
  getBoolean,
  getList,
  getString,
  KubernetesObject,
} from '../../kubernetes';

/** What a template says of a chart, as far as a form goes by it. @public */
export interface ChartChoice {
  chart: string;
  version?: string;
  namespace?: string;
  layer?: string;
  required: boolean;
  /** Whether other values and another version may be given. */
  editable: boolean;
}

const ANNOTATION = 'capi.weave.works/profile-';

/**
 * The charts of a template by name: those of its spec, and of the annotations
 * that came before them. What is wrong is said where the template is read.
 *
 * @internal
 */
export function chartChoices(object: KubernetesObject): ChartChoice[] {
  const { annotations = {} } = object.metadata;
  const choices = new Map<string, ChartChoice>();
  for (const [key, text] of Object.entries(annotations)) {
    const profile = key.startsWith(ANNOTATION) ? parseJson(text) : undefined;
    const chart = getString(profile, 'name');
    if (chart) {
      choices.set(chart, {
        chart,
        ...textsOf(profile, 'namespace'),
        required: getBoolean(profile, 'required') ?? true,
        editable: getBoolean(profile, 'editable') ?? false,
      });
    }
  }
  for (const item of getList(object.spec, 'charts', 'items')) {
    const chart = getString(item, 'chart');
    if (chart) {
      choices.set(chart, {
        chart,
        ...textsOf(item, 'targetNamespace'),
        required: getBoolean(item, 'required') ?? false,
        editable: getBoolean(item, 'editable') ?? false,
      });
    }
  }
  return [...choices.values()].sort((a, b) => (a.chart < b.chart ? -1 : 1));
}

function textsOf(item: unknown, namespaceKey: string): Partial<ChartChoice> {
  const version = getString(item, 'version');
  const namespace = getString(item, namespaceKey);
  const layer = getString(item, 'layer');
  return {
    ...(version && { version }),
    ...(namespace && { namespace }),
    ...(layer && { layer }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
