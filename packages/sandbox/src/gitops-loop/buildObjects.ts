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

import { posix } from 'node:path';
import { NewObject } from '../kubernetes-api';
import { isRecord } from '../kubernetes-api/ApiObject';
import { BuildError } from './BuildError';
import { parseDocuments, parseManifests } from './parseManifests';

/** The files of a commit, read when they are needed. @internal */
export type SourceFiles = Map<string, () => Promise<Buffer>>;

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const SUPPORTED = ['apiVersion', 'kind', 'metadata', 'resources', 'namespace'];
const REMOTE = /:\/\/|^git@|^(github|gitlab|bitbucket)\.(com|org)\//;

/** What one build knows. */
interface Build {
  files: SourceFiles;
  isNamespaced: (object: NewObject) => boolean | undefined;
}

function kustomizationOf({ files }: Build, folder: string): string | undefined {
  return NAMES.map(name => posix.join(folder, name)).find(path =>
    files.has(path),
  );
}

async function read({ files }: Build, path: string): Promise<string> {
  return ((await files.get(path)?.()) ?? Buffer.alloc(0)).toString();
}

function setNamespace(build: Build, objects: NewObject[], namespace: string) {
  for (const object of objects) {
    if (build.isNamespaced(object) ?? object.metadata.namespace) {
      object.metadata.namespace = namespace;
    }
  }
}

/** What a kustomization.yaml stands for. */
async function fromKustomization(
  build: Build,
  path: string,
  trail: string[],
): Promise<NewObject[]> {
  const folder = posix.dirname(path);
  if (trail.includes(folder)) {
    throw new BuildError(`cycle detected: ${[...trail, folder].join(' → ')}`);
  }
  const [content] = parseDocuments(path, await read(build, path));
  const fields = isRecord(content) ? content : {};
  const unknown = Object.keys(fields).filter(key => !SUPPORTED.includes(key));
  if (unknown.length || (fields.kind ?? 'Kustomization') !== 'Kustomization') {
    throw BuildError.unsupported(
      path,
      unknown.length ? unknown : [`kind ${fields.kind}`],
    );
  }
  const resources = Array.isArray(fields.resources) ? fields.resources : [];
  const objects: NewObject[] = [];
  for (const resource of resources) {
    objects.push(
      ...(await fromResource(build, path, String(resource), [
        ...trail,
        folder,
      ])),
    );
  }
  if (typeof fields.namespace === 'string') {
    setNamespace(build, objects, fields.namespace);
  }
  return objects;
}

async function fromResource(
  build: Build,
  path: string,
  resource: string,
  trail: string[],
): Promise<NewObject[]> {
  if (REMOTE.test(resource)) {
    throw BuildError.unsupported(path, [`the remote resource ${resource}`]);
  }
  const folder = posix.dirname(path);
  const target = posix.join(folder, resource).replace(/\/$/, '');
  if (build.files.has(target)) {
    if (folder !== '.' && !target.startsWith(`${folder}/`)) {
      throw new BuildError(
        `${path}: ${resource} is not in or below its folder`,
      );
    }
    return parseManifests(target, await read(build, target));
  }
  const nested = kustomizationOf(build, target);
  if (!nested) {
    throw new BuildError(
      `${path}: accumulating resources from '${resource}': no such file, and no folder with a kustomization.yaml`,
    );
  }
  return fromKustomization(build, nested, trail);
}

/** A folder without a kustomization.yaml: all of its YAML, as Flux does it. */
async function fromFolder(build: Build, folder: string): Promise<NewObject[]> {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const inside = [...build.files.keys()].filter(path =>
    path.startsWith(prefix),
  );
  const children = new Set(
    inside.map(path => path.slice(prefix.length).split('/')[0]),
  );
  const objects: NewObject[] = [];
  for (const child of [...children].sort()) {
    const path = `${prefix}${child}`;
    if (build.files.has(path)) {
      if (/\.ya?ml$/.test(child) && !child.startsWith('.')) {
        objects.push(...parseManifests(path, await read(build, path)));
      }
    } else if (!child.startsWith('.')) {
      const nested = kustomizationOf(build, path);
      objects.push(
        ...(nested
          ? await fromKustomization(build, nested, [])
          : await fromFolder(build, path)),
      );
    }
  }
  return objects;
}

/**
 * The objects that a folder of a repository describes: by its
 * kustomization.yaml, else all YAML files in and below it.
 *
 * @throws {@link BuildError}
 * @internal
 */
export async function buildObjects(
  build: Build,
  path: string,
): Promise<NewObject[]> {
  const folder = posix.normalize(path).replace(/^\/+|\/+$/g, '') || '.';
  const prefix = folder === '.' ? '' : `${folder}/`;
  if (![...build.files.keys()].some(file => file.startsWith(prefix))) {
    throw new BuildError(`kustomization path not found: ${path}`);
  }
  const kustomization = kustomizationOf(build, folder);
  const objects = kustomization
    ? await fromKustomization(build, kustomization, [])
    : await fromFolder(build, folder);
  const seen = new Set<string>();
  for (const { kind, apiVersion, metadata } of objects) {
    const id = `${kind}.${apiVersion.split('/')[0]}/${
      metadata.namespace ?? ''
    }/${metadata.name}`;
    if (seen.has(id)) {
      throw new BuildError(
        `may not add resource with an already registered id: ${id}`,
      );
    }
    seen.add(id);
  }
  return objects;
}
