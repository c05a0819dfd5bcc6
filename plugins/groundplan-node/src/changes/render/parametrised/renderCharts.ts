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

import { InputError } from '@backstage/errors';
import {
  getRecord,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { RenderedManifest } from '../../Rendered';
import { checkRepositoryPath } from '../../../pull-requests/checkRepositoryPath';
import { RenderContext } from '../Renderer';
import { chooseCharts } from './chooseCharts';
import { checkOutside, clusterFile } from './clusterFolder';
import { findChartRepository } from './findChartRepository';
import { helmReleases } from './helmReleases';
import { ParameterRenderer } from './ParameterRenderer';
import { ProfileValues } from './parseParameterValues';
import { TemplateParts } from './readTemplateParts';
import { TemplateText } from './TemplateEngine';
import { toYamlFile } from './yamlText';

/** What {@link renderCharts} needs. @internal */
export interface RenderChartsOptions {
  template: KubernetesObject;
  parts: TemplateParts;
  profiles: readonly ProfileValues[];
  renderer: ParameterRenderer;
  /** Whose Flux installs the charts. */
  cluster: { namespace: string; name: string };
  context: RenderContext;
}

/**
 * The charts of a new cluster, as its own Flux installs them: HelmReleases, and a
 * copy of the HelmRepository that they are from. They are text, as they are no
 * objects of the host.
 *
 * @internal
 */
export function renderCharts(options: RenderChartsOptions): RenderedManifest[] {
  const { template, parts, profiles, renderer, cluster, context } = options;
  const chosen = chooseCharts(template, parts.charts, profiles);
  if (chosen.length === 0) {
    return [];
  }
  const pathOf = (text: TemplateText | undefined) => {
    if (!text) {
      return clusterFile(cluster, 'profiles.yaml', context.path);
    }
    const path = renderer.text(text).replace(/^\.\//, '');
    checkRepositoryPath(path);
    checkOutside(path, context.path);
    return path;
  };
  const repository = findChartRepository(context.lookup);
  const files = new Map([[pathOf(parts.repositoryPath), [repository]]]);
  const releases = helmReleases(
    chosen.map(({ part, values, ...rest }) => ({
      ...rest,
      values: values ?? (part?.values && objectOf(part.values, renderer)),
      content: part?.content && objectOf(part.content, renderer),
    })),
    repository.metadata,
  );
  for (const [index, release] of releases.entries()) {
    const path = pathOf(chosen[index].part?.path);
    files.set(path, [...(files.get(path) ?? []), release]);
  }
  return [...files].map(([path, objects]) => ({
    path,
    text: toYamlFile(objects),
  }));
}

function objectOf(
  text: TemplateText,
  renderer: ParameterRenderer,
): Record<string, unknown> | undefined {
  const documents = renderer.documents(text);
  const record = getRecord(documents[0]);
  if (documents.length > 1 || (documents.length === 1 && !record)) {
    throw new InputError(
      `${text.name} renders to something else than one object`,
    );
  }
  return record;
}
