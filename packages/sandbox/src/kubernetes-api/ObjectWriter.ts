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

import { randomUUID } from 'node:crypto';
import { ApiObject, isRecord, jsonEqual } from './ApiObject';
import { checkMetadata, WritableMeta, writableMeta } from './checkMetadata';
import { ObjectStore, storageKey } from './ObjectStore';
import { ResolvedResource } from './ResourceRegistry';
import { apiVersionOf, collectionOf } from './ResourceType';
import { SchemaValidator } from './SchemaValidator';
import { shapeObject } from './shapeObject';
import { StatusError } from './StatusError';
import {
  nameOf,
  givenServerMeta,
  serverMeta,
  mergeParts,
  sameContent,
  managedBy,
} from './objectParts';
import { checkFinalizers } from './checkFinalizers';
import { WriteOptions, Target } from './WriteOptions';

const MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

/** @internal */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

/**
 * The rules of writing: what the client may set, what the server sets, when a
 * generation grows, when a write is refused.
 *
 * @internal
 */
export class ObjectWriter {
  readonly #store: ObjectStore;
  readonly #validator = SchemaValidator.create();

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(store: ObjectStore): ObjectWriter {
    return new ObjectWriter(store);
  }

  get({ resource, namespace, name }: Target): ApiObject {
    const object = this.#store.get(
      collectionOf(resource.type),
      storageKey(namespace, name),
    );
    if (!object) {
      throw StatusError.notFound(resource.type, name);
    }
    return object;
  }

  create(
    { resource, namespace }: Omit<Target, 'name'>,
    input: unknown,
    options: WriteOptions,
  ): ApiObject {
    const body = this.#check(resource, namespace, input);
    if (body.metadata.resourceVersion) {
      throw StatusError.internal(
        'resourceVersion should not be set on objects to be created',
      );
    }
    const name = nameOf(body.metadata);
    const meta = writableMeta(body.metadata);
    const fields = { ...body };
    if (options.part === 'main' && resource.version.hasStatus) {
      delete fields.status;
    }
    this.#checkNamespace(resource, namespace);
    const object = this.#shape(resource, name, meta, fields, options);
    object.metadata = {
      name,
      ...(namespace && { namespace }),
      uid: randomUUID(),
      generation: 1,
      creationTimestamp: now(),
      ...(options.part === 'all' && givenServerMeta(body.metadata)),
      ...meta,
      ...managedBy(options),
    };
    const key = storageKey(namespace, name);
    if (this.#store.get(collectionOf(resource.type), key)) {
      throw StatusError.alreadyExists(resource.type, name);
    }
    return options.dryRun
      ? object
      : this.#store.put(collectionOf(resource.type), key, object);
  }

  update(target: Target, input: unknown, options: WriteOptions): ApiObject {
    const { resource, namespace, name } = target;
    const { type } = resource;
    const current = this.get(target);
    const body = this.#check(resource, namespace, input);
    if (nameOf(body.metadata) !== name) {
      throw StatusError.badRequest(
        `the name of the object (${body.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    this.#checkPreconditions(target, current, body.metadata);
    const meta =
      options.part === 'status'
        ? current.metadata
        : writableMeta(body.metadata);
    const fields = mergeParts(
      current,
      body,
      options,
      resource.version.hasStatus,
    );
    const object = this.#shape(resource, name, meta, fields, options);
    object.metadata =
      options.part === 'status'
        ? current.metadata
        : {
            ...serverMeta(current.metadata),
            ...writableMeta(body.metadata),
            ...managedBy(options),
          };
    if (current.metadata.deletionTimestamp) {
      checkFinalizers(type, name, current.metadata, object.metadata);
    }
    if (!sameContent(object, current)) {
      object.metadata.generation = (current.metadata.generation ?? 0) + 1;
    }
    const key = storageKey(namespace, name);
    if (
      options.dryRun ||
      jsonEqual({ ...object, apiVersion: '' }, { ...current, apiVersion: '' })
    ) {
      return {
        ...object,
        metadata: {
          ...object.metadata,
          resourceVersion: current.metadata.resourceVersion,
        },
      };
    }
    const stored = this.#store.put(collectionOf(type), key, object);
    if (stored.metadata.deletionTimestamp && !stored.metadata.finalizers) {
      this.#store.remove(collectionOf(type), key);
    }
    return stored;
  }

  /** The object that now waits for its finalizers; undefined where it is gone. */
  remove(
    target: Target,
    options: { dryRun?: boolean; preconditions?: unknown } = {},
  ): ApiObject | undefined {
    const { resource, namespace, name } = target;
    const current = this.get(target);
    if (isRecord(options.preconditions)) {
      this.#checkPreconditions(target, current, options.preconditions, true);
    }
    const { finalizers, deletionTimestamp, generation = 0 } = current.metadata;
    const key = storageKey(namespace, name);
    if (!finalizers?.length) {
      if (!options.dryRun) {
        this.#store.remove(collectionOf(resource.type), key);
      }
      return undefined;
    }
    if (deletionTimestamp || options.dryRun) {
      return current;
    }
    return this.#store.put(collectionOf(resource.type), key, {
      ...current,
      metadata: {
        ...current.metadata,
        deletionTimestamp: now(),
        deletionGracePeriodSeconds: 0,
        generation: generation + 1,
      },
    });
  }

  #check(
    { type, version }: ResolvedResource,
    namespace: string | undefined,
    input: unknown,
  ): Record<string, unknown> & { metadata: Record<string, unknown> } {
    const expected = apiVersionOf(type.group, version.name);
    if (!isRecord(input) || (type.custom && typeof input.kind !== 'string')) {
      throw StatusError.badRequest(
        `the object provided is unrecognized (must be of type ${type.kind}): Object 'Kind' is missing`,
      );
    }
    // Built-in kinds need not say what they are.
    const { apiVersion = expected, kind = type.kind } = input;
    if (apiVersion !== expected) {
      throw StatusError.badRequest(
        `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
      );
    }
    const metadata = isRecord(input.metadata) ? input.metadata : {};
    if (kind !== type.kind) {
      throw StatusError.invalid(
        { group: type.group, kind: String(kind) },
        String(metadata.name ?? ''),
        [
          {
            reason: 'FieldValueInvalid',
            message: `Invalid value: "${kind}": must be ${type.kind}`,
            field: 'kind',
          },
        ],
      );
    }
    if (metadata.namespace && metadata.namespace !== namespace) {
      throw StatusError.badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    return { ...input, metadata };
  }

  #checkNamespace({ type }: ResolvedResource, namespace: string | undefined) {
    const namespaces = { group: '', plural: 'namespaces' };
    if (
      type.namespaced &&
      !this.#store.get(
        collectionOf(namespaces),
        storageKey(undefined, namespace ?? ''),
      )
    ) {
      throw StatusError.notFound(namespaces, namespace ?? '');
    }
  }

  #checkPreconditions(
    { resource: { type }, name }: Target,
    current: ApiObject,
    wanted: Record<string, unknown>,
    optional = !type.custom,
  ) {
    if (!wanted.resourceVersion && !optional) {
      throw StatusError.invalid(
        { group: type.group, kind: type.plural },
        name,
        [
          {
            reason: 'FieldValueInvalid',
            message: 'Invalid value: 0: must be specified for an update',
            field: 'metadata.resourceVersion',
          },
        ],
      );
    }
    if (wanted.uid && wanted.uid !== current.metadata.uid) {
      throw StatusError.conflict(
        type,
        name,
        `Precondition failed: UID in precondition: ${wanted.uid}, UID in object meta: ${current.metadata.uid}`,
      );
    }
    if (
      wanted.resourceVersion &&
      wanted.resourceVersion !== current.metadata.resourceVersion
    ) {
      throw StatusError.conflict(type, name, MODIFIED);
    }
  }

  #shape(
    { type, version }: ResolvedResource,
    name: string,
    meta: WritableMeta,
    fields: Record<string, unknown>,
    options: WriteOptions,
  ): ApiObject {
    const unknown: string[] = [];
    const shaped = version.schema
      ? shapeObject(fields, version.schema, unknown)
      : fields;
    if (options.strict && unknown.length) {
      throw StatusError.badRequest(
        `${type.kind} in version "${version.name}" cannot be handled as a ${
          type.kind
        }: strict decoding error: ${unknown
          .map(path => `unknown field "${path}"`)
          .join(', ')}`,
      );
    }
    const causes = [
      ...checkMetadata(name, meta),
      ...(version.schema
        ? this.#validator.validate(shaped, version.schema)
        : []),
    ];
    if (causes.length) {
      throw StatusError.invalid(type, name, causes);
    }
    return {
      ...(isRecord(shaped) ? shaped : {}),
      apiVersion: apiVersionOf(type.group, type.storageVersion),
      kind: type.kind,
      metadata: { name },
    };
  }
}
