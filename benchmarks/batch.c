/* Seats of many elections in plain C, with doubles and without proofs: what the arrays are measured against.
 *
 * Divisor methods jump to the seats that one divisor gives and step from there, one seat at a time; largest
 * remainders look for the largest as often as seats are left. A tie goes to the first contestant. */
#include <math.h>
#include <stdint.h>

enum { DHONDT, SAINTE_LAGUE, HUNTINGTON_HILL, HARE, MOST_PARTIES = 1024 };

static inline double divisor(int method, int64_t held) {
    if (method == DHONDT) return (double)held + 1;
    if (method == SAINTE_LAGUE) return 2 * (double)held + 1;
    return sqrt((double)held * ((double)held + 1));
}

static void divided(int method, const int64_t *votes, int parties, int seats, int32_t *out) {
    double total = 0;
    for (int i = 0; i < parties; i++) total += (double)votes[i];
    double shift = method == DHONDT ? 0 : 0.5;
    double number = (seats - parties * (shift - 0.5)) / total;
    int given = 0;
    for (int i = 0; i < parties; i++) {
        double scaled = (double)votes[i] * number;
        out[i] = (int32_t)(method == HUNTINGTON_HILL ? sqrt(scaled * scaled + 0.25) + 0.5 : scaled + shift);
        given += out[i];
    }
    for (; given < seats; given++) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < parties; i++) {
            double quotient = (double)votes[i] / divisor(method, out[i]);
            if (quotient > most) most = quotient, best = i;
        }
        out[best]++;
    }
    for (; given > seats; given--) {
        int worst = 0;
        double least = INFINITY;
        for (int i = 0; i < parties; i++) {
            double quotient = out[i] ? (double)votes[i] / divisor(method, out[i] - 1) : INFINITY;
            if (quotient < least) least = quotient, worst = i;
        }
        out[worst]--;
    }
}

static void remainders(const int64_t *votes, int parties, int seats, int32_t *out) {
    int64_t total = 0, rest[MOST_PARTIES];
    for (int i = 0; i < parties; i++) total += votes[i];
    int left = seats;
    for (int i = 0; i < parties; i++) {
        out[i] = (int32_t)(votes[i] * seats / total);
        rest[i] = votes[i] * seats % total;
        left -= out[i];
    }
    for (; left > 0; left--) {
        int best = 0;
        for (int i = 1; i < parties; i++)
            if (rest[i] > rest[best]) best = i;
        out[best]++;
        rest[best] = -1;
    }
}

void count(int method, const int64_t *votes, int64_t rows, int parties, int seats, int32_t *out) {
    for (int64_t row = 0; row < rows; row++, votes += parties, out += parties)
        method == HARE ? remainders(votes, parties, seats, out) : divided(method, votes, parties, seats, out);
}
