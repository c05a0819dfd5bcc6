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
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { folderOf, isBelow, joinPath } from '../layout/paths';
import { FileBeforeAndAfter } from '../plan/describeObjects';
import { readChart } from '../origin/chartOrigin';
import { SCALE_SET_CHART } from '../plan/domainOf';
import { parseWhat } from '../plan/parseWhat';
import { FileReach, ReachContext } from './FileReach';

/** The chart's folder that a file is in. @internal */
export function chartFolder(
  path: string,
  there: ReadonlySet<string>,
): string | undefined {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (there.has(`${folder}/Chart.yaml`)) {
      return folder;
    }
  }
  return undefined;
}

/**
 * A chart is one thing, as its Chart.yaml says; a folder that says nothing is
 * somebody else's.
 *
 * @internal
 */
export async function chartReach(
  { path, after }: FileBeforeAndAfter,
  folder: string,
  { host, namespace, base, files }: ReachContext,
): Promise<FileReach[]> {
  const at = joinPath(folder, 'Chart.yaml');
  const own = files.find(file => file.path === at);
  const before = await base.read(at);
  const reach: FileReach[] = [];
  const isNew = !base.paths().some(one => isBelow(one, folder));
  if (!isNew) {
    const thing = thingOf(before, { path, host });
    // Without its Chart.yaml it is no chart any more
    const isGone = path === at && after === null;
    reach.push(
      thing.thing && isGone
        ? { ...thing, thing: { ...thing.thing, operation: 'delete' } }
        : thing,
    );
  }
  if (own?.after && (!isNew || path === at)) {
    const what = readChart(own.after).what;
    if (!isNew && what !== readChart(before).what) {
      reach.push(thingOf(own.after, { path, host }));
    }
  }
  if (path === at && after !== null) {
    reach.push(...dependencies(after, { path, host, namespace }));
  }
  const installedIn =
    path === joinPath(folder, 'values.yaml')
      ? getField(read(after), 'namespace')
      : undefined;
  if (installedIn !== undefined && installedIn !== namespace) {
    reach.push({
      path,
      host,
      ...(typeof installedIn === 'string' && { namespace: installedIn }),
      why: `it is installed in the namespace ${installedIn}`,
    });
  }
  return reach;
}

function thingOf(
  chart: string | null | undefined,
  { path, host }: { path: string; host: string },
): FileReach {
  const { what } = readChart(chart);
  const thing = what === undefined ? undefined : parseWhat(what);
  if (!thing || thing.host !== host) {
    return { path, host, why: 'its chart is not one that was made here' };
  }
  return {
    path,
    host,
    namespace: thing.namespace,
    thing: { segment: thing.segment, name: thing.name },
    why: 'it is part of the chart of a thing',
  };
}

/** A chart installs what it depends on. */
function dependencies(
  chart: string,
  { path, host, namespace }: { path: string; host: string; namespace: string },
): FileReach[] {
  const others = getList(read(chart), 'dependencies').filter(
    one => getString(one, 'name') !== SCALE_SET_CHART,
  );
  return others.length > 0
    ? [{ path, host, namespace, why: 'its chart installs others' }]
    : [];
}

function read(text: string | null | undefined): unknown {
  try {
    return text ? parse(text) : undefined;
  } catch {
    return undefined; // nobody's, then
  }
}
