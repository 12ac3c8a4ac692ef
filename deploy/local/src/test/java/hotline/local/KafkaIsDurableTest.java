package hotline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaIsDurableTest {
    @TempDir
    private static Path folder;

    private static KafkaProcess kafka;

    @BeforeAll
    static void start() {
        kafka = KafkaProcess.start(folder.resolve("kafka 数据"));
        Topics.create(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void everyMessageIsFlushedToTheDisk() throws Exception {
        for (String topic : List.of(Topics.TICKETS, Topics.CASES, Topics.WORDS, Topics.DIRECTORY)) {
            ConfigEntry flush = settings(topic).get("flush.messages");
            assertThat(flush.value()).isEqualTo("1");
            assertThat(flush.source()).isEqualTo(ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG);
        }
    }

    @Test
    void eventsAreKeptForEverAndWordsAreCompacted() throws Exception {
        for (String topic : List.of(Topics.TICKETS, Topics.CASES)) {
            assertThat(settings(topic).get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(settings(topic).get("retention.ms").value()).isEqualTo("-1");
            assertThat(partitions(topic)).isEqualTo(12);
        }
        for (String topic : List.of(Topics.WORDS, Topics.DIRECTORY)) {
            assertThat(settings(topic).get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings(topic).get("max.compaction.lag.ms").value()).isEqualTo("86400000");
            assertThat(settings(topic).get("segment.ms").value()).isEqualTo("86400000");
            assertThat(settings(topic).get("delete.retention.ms").value()).isEqualTo("604800000");
        }
        assertThat(partitions(Topics.WORDS)).isEqualTo(12);
        assertThat(partitions(Topics.DIRECTORY)).isEqualTo(1);
    }

    @Test
    void topicsMadeTwiceAreTheSame() {
        Topics.create(kafka.bootstrapServers());
    }

    @Test
    void aTopicIsNotMadeByAsking() {
        try (KafkaProducer<String, String> producer = producer(Duration.ofSeconds(1))) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("unknown", "1")).get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void anAcknowledgedMessageOutlivesAKillAndIsFoundOnTheSamePort() throws Exception {
        RecordMetadata position;
        try (KafkaProducer<String, String> producer = producer(Duration.ofSeconds(30))) {
            position = producer.send(new ProducerRecord<>(Topics.TICKETS, "1", "来电"))
                    .get();
            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();
            kafka.start();
        }
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(position.topic(), position.partition());
            consumer.assign(List.of(partition));
            consumer.seek(partition, position.offset());
            await().until(() -> consumer.poll(Duration.ofMillis(100)), records -> records.count() == 1)
                    .forEach(message -> assertThat(message.value()).isEqualTo("来电"));
        }
    }

    @Test
    void aSuspendedBrokerAcknowledgesOnceItGoesOn() throws Exception {
        try (KafkaProducer<String, String> producer = producer(Duration.ofSeconds(30))) {
            producer.send(new ProducerRecord<>(Topics.CASES, "1", "before")).get();
            kafka.suspend();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(Topics.CASES, "1", "while away"));
            await().during(Duration.ofMillis(300)).until(() -> !sent.isDone());
            kafka.resume();
            assertThat(sent.get().offset()).isEqualTo(1);
        }
    }

    private static Map<String, ConfigEntry> settings(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.entries().stream()
                    .collect(java.util.stream.Collectors.toMap(ConfigEntry::name, entry -> entry));
        }
    }

    private static int partitions(String topic) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(Duration patience) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "max.block.ms",
                        Long.toString(patience.toMillis())),
                new StringSerializer(),
                new StringSerializer());
    }
}
