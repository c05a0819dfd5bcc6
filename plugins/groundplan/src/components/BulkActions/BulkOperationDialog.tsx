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

import { useApi } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { groundplanApiRef } from '../../api';
import { useText } from '../../translation';
import { ErrorNotice } from '../Notices';
import { BulkResults } from './BulkResults';
import { BulkRequest } from './useBulkOperations';

/** Asks the same of several Terraform resources, and says how each answered. @internal */
export function BulkOperationDialog(props: {
  request: BulkRequest;
  onClose: () => void;
}) {
  const { request, onClose } = props;
  const { operation, objects } = request;
  const t = useText();
  const api = useApi(groundplanApiRef);
  const queryClient = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () =>
      api.operateAll({
        operation,
        objects: objects.map(({ kind, host, namespace, name }) => ({
          kind,
          host,
          namespace,
          name,
        })),
      }),
    onSettled: () => {
      queryClient.invalidateQueries({
        queryKey: ['groundplan', 'list', 'terraforms'],
      });
    },
  });
  const waiting = objects.filter(it => it.pendingPlan !== undefined);
  return (
    <Dialog
      isOpen
      isDismissable
      width={720}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t(`bulk.titles.${operation}`, { number: String(objects.length) })}
      </DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          {data ? (
            <BulkResults items={data.items} />
          ) : (
            <>
              <Text as="p">{t(`operations.help.${operation}`)}</Text>
              {operation === 'suspend' && waiting.length > 0 && (
                <Text as="p" weight="bold">
                  {t('bulk.discards', {
                    names: waiting.map(({ name }) => name).join(', '),
                  })}
                </Text>
              )}
              <ul aria-label={t('bulk.title')}>
                {objects.map(({ entityRef, host, namespace, name }) => (
                  <li key={entityRef}>
                    <Text as="span">
                      {namespace && `${namespace}/`}
                      {`${name}, ${host}`}
                    </Text>
                  </li>
                ))}
              </ul>
            </>
          )}
          {error && <ErrorNotice error={error} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t(data ? 'bulk.done' : 'operations.cancel')}
        </Button>
        {!data && (
          <Button
            variant="primary"
            isPending={isPending}
            onPress={() => mutate()}
          >
            {t(`operations.${operation}`)}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
